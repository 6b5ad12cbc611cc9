package org.slaledger.bench.clocks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.slaledger.bench.Delays;

/** What was fired of a set of clocks, and when it was committed: the server notes that. */
final class Firings {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_MS = 100;
  private static final String LEFT = "SELECT count(*) FROM timer WHERE ticket LIKE ?";
  private static final String MARK = "SELECT coalesce(max(position), 0) FROM journal";
  private static final String FIRED =
      """
      SELECT split_part(substr(stream, 7), ':', 1),
        extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000
      FROM journal WHERE position > ? AND type = 'ClockBreached' AND stream LIKE ?
      """;
  private static final String DUE =
      "SELECT ticket, extract(epoch FROM breached_due) * 1000 FROM clock WHERE ticket LIKE ?";
  private static final String TOLD =
      """
      SELECT count(*) FROM (
        SELECT convert_from(body, 'UTF8')::json AS line FROM journal
        WHERE position > ? AND type = 'ClockBreached' AND stream LIKE ?) events
      WHERE (line->>'time')::timestamptz = ?::timestamptz
        AND (line->>'recordedtime')::timestamptz >= ?::timestamptz
      """;

  private final Connection db;
  private final String tickets;
  private final int clocks;
  private final long mark;

  /** From now on, of a set whose clocks are about to be started. */
  Firings(Connection db, String set, int clocks) throws SQLException {
    this.db = db;
    this.tickets = "T-" + set + "-%";
    this.clocks = clocks;
    this.mark = mark(db);
  }

  /** How far the journal has come. */
  static long mark(Connection db) throws SQLException {
    return number(db, MARK);
  }

  /** How many have not been fired yet. */
  long left() throws SQLException {
    return number(db, LEFT, tickets);
  }

  /** Waits until no more than so many are left. */
  void await(long left) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (left() > left) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(left() + " of " + tickets + " have not been fired");
      }
      Thread.sleep(LOOK_MS);
    }
  }

  /** From the instant of each to its commit. Waits for all; fails unless each was fired once. */
  Delays delays() throws Exception {
    await(0);
    Map<String, Double> due = new HashMap<>();
    read(DUE, due::put, tickets);
    List<Double> delays = new ArrayList<>();
    read(
        FIRED,
        (ticket, at) -> delays.add(at - Objects.requireNonNull(due.remove(ticket), "twice")),
        mark,
        "clock/" + tickets);
    if (delays.size() != clocks) {
      throw new IllegalStateException(
          "%d clocks were due, %d were fired".formatted(clocks, delays.size()));
    }
    return Delays.of(delays.stream().mapToDouble(delay -> delay));
  }

  private void read(String sql, BiConsumer<String, Double> row, Object... values)
      throws SQLException {
    try (PreparedStatement query = prepared(db, sql, values);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        row.accept(rows.getString(1), rows.getDouble(2));
      }
    }
  }

  /** Fails unless every event tells when it was due, and that it was written later than that. */
  void requireBothTimes(Instant due, Instant writtenAfter) throws SQLException {
    long told = number(db, TOLD, mark, "clock/" + tickets, due.toString(), writtenAfter.toString());
    if (told != clocks) {
      throw new IllegalStateException(told + " events tell both times");
    }
  }

  private static long number(Connection db, String sql, Object... values) throws SQLException {
    try (PreparedStatement query = prepared(db, sql, values);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static PreparedStatement prepared(Connection db, String sql, Object... values)
      throws SQLException {
    PreparedStatement query = db.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      query.setObject(i + 1, values[i]);
    }
    return query;
  }
}
