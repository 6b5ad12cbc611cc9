package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a relay knows of its slot and of its lag, looked at on the lease's session about once a
 * second; every five it writes down how far the log was written.
 */
final class RelayLook implements RelayLease.Question {
  /** More than that is not counted. */
  static final long MOST_COUNTED = 100_000;

  private static final Duration COUNT_EVERY = Duration.ofSeconds(5);
  private static final String WAITING =
      "SELECT count(*) FROM (SELECT FROM journal WHERE position > ? LIMIT " + MOST_COUNTED + ") w";
  private static final String OPEN =
      """
      SELECT EXISTS (SELECT FROM republication WHERE state <> 'DONE'),
        NOT EXISTS (SELECT FROM journal_gate WHERE state = 'OPEN' AND
      """
          + JournalGate.IS_THIS_DATABASE
          + ")";
  private static final long UNKNOWN = -1;

  private final Slot slot;
  private final RelayedOffsets offsets;
  private final AtomicLong reached = new AtomicLong(UNKNOWN);
  private volatile @Nullable SlotState seen;
  private volatile @Nullable Long waiting;
  private volatile boolean open;
  private volatile boolean shut;
  private long countedAt = System.nanoTime() - COUNT_EVERY.toNanos();

  RelayLook(Slot slot, RelayedOffsets offsets) {
    this.slot = slot;
    this.offsets = offsets;
  }

  @Override
  public void ask(Connection session) throws SQLException {
    seen = slot.look(session);
    offsets.noteLosses(session);
    lookForWork(session);
    if (System.nanoTime() - countedAt >= COUNT_EVERY.toNanos()) {
      countedAt = System.nanoTime();
      offsets.store(session);
      waiting = reached.get() == UNKNOWN ? null : count(session);
    }
  }

  private void lookForWork(Connection session) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(OPEN);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      open = rows.getBoolean(1);
      shut = rows.getBoolean(2);
    }
  }

  private long count(Connection session) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(WAITING)) {
      statement.setLong(1, reached.get());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** All up to this position is in the log, but for what was committed out of its order. */
  void reached(long position) {
    reached.accumulateAndGet(position, Math::max);
  }

  /** Nothing is known any more: this process does not relay, or begins anew. */
  void forget() {
    reached.set(UNKNOWN);
    waiting = null;
    forgetSlot();
  }

  /** What was seen is no longer so. */
  void forgetSlot() {
    seen = null;
    shut = false;
  }

  /** Null before the first look and while the database is away. */
  @Nullable SlotState slot() {
    return seen;
  }

  /** Whether something is to be published again. */
  boolean republicationIsOpen() {
    return open;
  }

  /** Whether the journal takes no events. */
  boolean journalIsShut() {
    return shut;
  }

  /** Events that wait, 100,000 at most; null on a standby and before the first heartbeat. */
  @Nullable Long waiting() {
    return waiting;
  }
}
