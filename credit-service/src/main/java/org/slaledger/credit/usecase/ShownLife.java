package org.slaledger.credit.usecase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.credit.domain.life.Dispute;
import org.slaledger.credit.domain.life.StatementLife.Phase;
import org.slaledger.credit.view.CorrectionProposal;
import org.slaledger.journal.seal.Readable;

/**
 * What came of the statement of a period, to be read by people.
 *
 * @param version of its stream: what a later change has to name
 * @param given what was given out, in order; each stays as it is
 * @param outstanding what was granted and is not in the books yet
 * @param proposal what the latest would have to be corrected to; null where the log says the same
 */
public record ShownLife(
    Phase phase,
    long version,
    List<Given> given,
    List<ShownDispute> disputes,
    BigDecimal granted,
    BigDecimal settled,
    BigDecimal outstanding,
    List<Settlement> settlements,
    @Nullable CorrectionProposal proposal) {
  /** Keeps copies. */
  public ShownLife {
    given = List.copyOf(given);
    disputes = List.copyOf(disputes);
    settlements = List.copyOf(settlements);
  }

  /**
   * A statement that was given out.
   *
   * @param corrects the hash of the one that it takes the place of; null for the issued one
   * @param difference what more is owed than by that one
   * @param changes what it says otherwise
   * @param disputes that were upheld and led to it
   */
  public record Given(
      int number,
      String hash,
      BigDecimal credit,
      String currency,
      Instant at,
      String by,
      @Nullable String corrects,
      @Nullable BigDecimal difference,
      List<ChangedFigure> changes,
      List<DisputeId> disputes,
      @Nullable Readable reason) {}

  /**
   * A dispute.
   *
   * @param ruleBy until when a ruling is promised
   * @param overdue whether it is, or was, later than that
   */
  public record ShownDispute(
      DisputeId dispute,
      Dispute.State state,
      String statementHash,
      DisputedMatter about,
      List<EvidenceReference> evidence,
      Readable reason,
      String disputedBy,
      Instant disputedAt,
      @Nullable Instant ruleBy,
      boolean overdue,
      @Nullable String ruledBy,
      @Nullable Instant ruledAt,
      @Nullable Readable ruling) {}

  /** What went into the books. */
  public record Settlement(BigDecimal amount, String currency, String reference) {}
}
