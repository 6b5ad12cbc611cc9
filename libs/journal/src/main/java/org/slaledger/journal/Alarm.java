package org.slaledger.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that does not mend itself, or has not for too long: somebody has to look.
 *
 * @param subject what it is about, such as a stream
 * @param since when it began, not when it became an alarm
 * @param text for people
 */
public record Alarm(Kind kind, String subject, Instant since, String text) {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration MAY_PASS_BY_ITSELF = Duration.ofSeconds(30);

  /**
   * What is wrong. The runbooks {@code stopped-streams.md} and {@code relay.md} and {@code
   * restore.md} say what to do.
   */
  public enum Kind {
    /** Other bytes came under a version: its stream stands still. */
    FORK(AT_ONCE),
    /** An event can't be read or taken in: its stream stands still. */
    PARKED(AT_ONCE),
    /** Something stands before the next event of a stream that has not arrived. */
    GAP(MAY_PASS_BY_ITSELF),
    /** The journal contradicts the log after a restore or a promotion, and takes no events. */
    CLOSED(AT_ONCE),
    /** The relay's slot was lost within the last hour: the journal is, or was, published again. */
    SLOT(AT_ONCE),
    /** Kafka was seen within the last hour to have lost records that it had acknowledged. */
    LOG(AT_ONCE),
    /** The slot holds back much of the WAL that the database keeps for it, or there is no limit. */
    WAL(MAY_PASS_BY_ITSELF),
    /** The journal does not get into the log, or nobody relays. */
    RELAY(MAY_PASS_BY_ITSELF),
    /** The log is not taken in. */
    READER(MAY_PASS_BY_ITSELF),
    /** A statement can't be derived, or what this service says is otherwise in the log. */
    STATEMENT(AT_ONCE),
    /** A dispute was not ruled on in the time that was promised. */
    DISPUTE(AT_ONCE),
    /** The ledger does not grow with the log, or what was signed is no longer in it. */
    LEDGER(MAY_PASS_BY_ITSELF),
    /** The service can't read its own state. */
    DATABASE(MAY_PASS_BY_ITSELF),
    /** The database may lose what it has acknowledged, and its operator answers for it. */
    DURABILITY(AT_ONCE);

    private final Duration patience;

    Kind(Duration patience) {
      this.patience = patience;
    }

    /** How long it has to last before it is an alarm. */
    public Duration patience() {
      return patience;
    }
  }
}
