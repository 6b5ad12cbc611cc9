package org.slaledger.bench.clocks;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.json.ContractJson;

/**
 * Clocks that run, as the service leaves them when it has started them: the event in the journal,
 * the run on the board, the timer of its breach. A set-up: copied into the database.
 */
final class OpenClocks {
  private static final int A_COMMIT = 10_000;

  private final ClockEvents events = new ClockEvents();
  private final Connection db;
  private final CopyManager copy;
  private final String terms;
  private final StringBuilder journal = new StringBuilder();
  private final StringBuilder board = new StringBuilder();
  private final StringBuilder timers = new StringBuilder();

  OpenClocks(Connection db) throws SQLException, IOException {
    this.db = db;
    this.copy = db.unwrap(PGConnection.class).getCopyAPI();
    this.terms = ContractJson.mapper().writeValueAsString(ClockEvents.TERMS);
  }

  /** The ticket of a clock, in a set of its own. */
  static TicketId ticket(String set, int number) {
    return new TicketId("T-%s-%07d".formatted(set, number));
  }

  /** Starts so many clocks of a set, each due at its own time. */
  void start(String set, int clocks, IntFunction<Instant> dueAt) throws SQLException, IOException {
    db.setAutoCommit(false);
    for (int number = 0; number < clocks; number++) {
      add(ticket(set, number), dueAt.apply(number));
      if ((number + 1) % A_COMMIT == 0) {
        commit();
      }
    }
    commit();
    db.setAutoCommit(true);
  }

  private void commit() throws SQLException, IOException {
    copy("journal (stream, version, type, body, recorded_at)", journal);
    copy(
        "clock (ticket, kind, started_at, customer, service, priority, agreement, addendum,"
            + " promised, terms, due_at, cause, story, version)",
        board);
    copy("timer (ticket, clock, started_at, kind, percent, due_at, fires_at, not_before)", timers);
    db.commit();
  }

  private void copy(String table, StringBuilder rows) throws SQLException, IOException {
    copy.copyIn("COPY " + table + " FROM STDIN", new StringReader(rows.toString()));
    rows.setLength(0);
  }

  private void add(TicketId ticket, Instant dueAt) {
    Recorded event = events.started(ticket, dueAt);
    Envelope envelope = event.envelope();
    Instant start = envelope.time();
    String kind = ClockKind.RESPONSE.name();
    row(
        journal,
        event.stream(),
        1,
        "ClockStarted",
        // COPY takes one backslash away
        "\\\\x" + HexFormat.of().formatHex(event.line()),
        envelope.recordedTime());
    row(
        board,
        ticket,
        kind,
        start,
        ClockEvents.CUSTOMER,
        ClockEvents.SERVICE,
        ClockEvents.TERMS.priority(),
        ClockEvents.TERMS.agreement(),
        ClockEvents.TERMS.addendumVersion(),
        true,
        terms,
        dueAt,
        envelope.id(),
        envelope.correlationId(),
        1);
    row(timers, ticket, kind, start, "BREACH", 100, dueAt, dueAt, dueAt);
  }

  private static void row(StringBuilder rows, @Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      rows.append(i == 0 ? "" : "\t").append(values[i]);
    }
    rows.append('\n');
  }
}
