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

  /** Whether it still has to be ruled on. */
  public boolean open() {
    return ruled == null;
  }

  /** Whether who disputed was right. */
  public boolean upheld() {
    return ruled != null && ruled.ruling() == Ruling.UPHELD;
  }

  /** Whether it was, or is, ruled on later than promised. */
  public boolean overdue(Instant now) {
    return ruleBy != null && (ruled == null ? now : ruled.at()).isAfter(ruleBy);
  }
}
