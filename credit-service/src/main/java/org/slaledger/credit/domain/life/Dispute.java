package org.slaledger.credit.domain.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.event.CreditEvent.StatementDisputed;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.event.Ruling;

/**
 * That somebody said that a statement is wrong, and what came of it.
 *
 * @param statementHash of the statement that is meant
 * @param reason why, sealed
 * @param ruleBy until when it has to be ruled on; null where no time is promised
 * @param ruled null as long as it was not
 */
public record Dispute(
    DisputeId id,
    String statementHash,
    DisputedMatter about,
    List<EvidenceReference> evidence,
    Sealed reason,
    String by,
    Instant at,
    @Nullable Instant ruleBy,
    @Nullable Ruled ruled) {
  /** How it stands. */
  public enum State {
    OPEN,
    UPHELD,
    REJECTED;

    /** Of one that was ruled on so. */
    public static State of(Ruling ruling) {
      return switch (ruling) {
        case UPHELD -> UPHELD;
        case REJECTED -> REJECTED;
      };
    }
  }

  /** How it ended. */
  public record Ruled(Ruling ruling, Sealed reason, String by, Instant at) {}

  static Dispute of(StatementDisputed event, Instant at, String by) {
    return new Dispute(
        event.dispute(),
        event.statementHash(),
        event.about(),
        event.evidence(),
        event.reason(),
        by,
        at,
        event.ruleBy(),
        null);
  }

  Dispute ruled(Ruled how) {
    return new Dispute(id, statementHash, about, evidence, reason, by, at, ruleBy, how);
  }

  /** How it stands. */
  public State state() {
    return ruled == null ? State.OPEN : State.of(ruled.ruling());
  }

  /** Whether it still has to be ruled on. */
  public boolean open() {
    return state() == State.OPEN;
  }

  /** Whether who disputed was right. */
  public boolean upheld() {
    return state() == State.UPHELD;
  }

  /** Whether it was, or is, ruled on later than promised. */
  public boolean overdue(Instant now) {
    return overdue(ruleBy, ruled == null ? null : ruled.at(), now);
  }

  /**
   * The same, of one of which only that is known.
   *
   * @param ruledAt null as long as it was not
   */
  public static boolean overdue(@Nullable Instant ruleBy, @Nullable Instant ruledAt, Instant now) {
    return ruleBy != null && (ruledAt == null ? now : ruledAt).isAfter(ruleBy);
  }
}
