package org.slaledger.contract.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.terms.ExclusionCategory;

/** What {@code sla.credits} holds: what was claimed not to count, and what came of statements. */
public sealed interface CreditEvent extends Event {
  /** The agreement. */
  AgreementId agreement();

  /** The period as the addendum's cycle names it, {@code 2026-11} or {@code 2026-Q4}. */
  String period();

  /**
   * The streams {@code credit/<agreement>:exclusion:<id>}. Sums read them, but for what is sealed.
   */
  sealed interface ExclusionEvent extends CreditEvent {
    /** Which exclusion. */
    ExclusionId exclusion();
  }

  /** The streams {@code credit/<agreement>:<period>}. No sum reads them. */
  sealed interface StatementEvent extends CreditEvent {}

  /**
   * Somebody of the provider says that time within one period is not to count as down. It has no
   * effect before another one accepts it.
   *
   * @param services for which it is claimed
   * @param points the only measurement points for which it is; all of the services' where not given
   * @param from inclusive
   * @param to exclusive
   * @param backdated whether the time had begun when it was claimed
   * @param evidence what shows that it is so
   * @param reason why
   */
  record ExclusionClaimed(
      AgreementId agreement,
      String period,
      ExclusionId exclusion,
      ExclusionCategory category,
      List<String> services,
      @Nullable List<PointId> points,
      Instant from,
      Instant to,
      boolean backdated,
      List<EvidenceReference> evidence,
      Sealed reason)
      implements ExclusionEvent {}

  /**
   * Another person than the claimant accepted it, and takes the blame with it.
   *
   * @param reason why; always given where the customer had contested it
   */
  record ExclusionAccepted(
      AgreementId agreement, String period, ExclusionId exclusion, @Nullable Sealed reason)
      implements ExclusionEvent {}

  /** It takes no effect, for ever; also after it was accepted. */
  record ExclusionRejected(
      AgreementId agreement, String period, ExclusionId exclusion, Sealed reason)
      implements ExclusionEvent {}

  /**
   * The customer says that it is not so: it takes no effect until it is accepted anew.
   *
   * @param evidence what shows that
   */
  record ExclusionContested(
      AgreementId agreement,
      String period,
      ExclusionId exclusion,
      List<EvidenceReference> evidence,
      Sealed reason)
      implements ExclusionEvent {}

  /**
   * A statement was given out; it never changes.
   *
   * @param ruleset the named version of the sums it was derived under
   * @param cut every contributing stream with its last version that was read
   * @param ledgerSize of the checkpoint whose ledger has these streams up to these versions; null
   *     where none was signed
   * @param statementHash lower-case hex SHA-256 of the statement's canonical JSON
   * @param credit what is owed, in the addendum's currency
   */
  record StatementIssued(
      AgreementId agreement,
      String period,
      String ruleset,
      List<StreamCut> cut,
      @Nullable Long ledgerSize,
      String statementHash,
      BigDecimal credit,
      String currency)
      implements StatementEvent {}

  /**
   * A customer or an auditor says that the statement is wrong.
   *
   * @param statementHash of the statement that is meant, the latest that was given out
   * @param about what of it
   * @param evidence what shows that
   * @param reason why
   * @param ruleBy until when it has to be ruled on; no such promise where not given
   */
  record StatementDisputed(
      AgreementId agreement,
      String period,
      DisputeId dispute,
      String statementHash,
      DisputedMatter about,
      List<EvidenceReference> evidence,
      Sealed reason,
      @Nullable Instant ruleBy)
      implements StatementEvent {}

  /** A dispute was ruled on, by somebody else than who disputed. */
  record DisputeRuled(
      AgreementId agreement, String period, DisputeId dispute, Ruling ruling, Sealed reason)
      implements StatementEvent {}

  /**
   * A further statement takes the place of the last one that was given out; neither ever changes.
   *
   * @param ruleset the named version of the sums it was derived under
   * @param cut every contributing stream with its last version that was read
   * @param ledgerSize of the checkpoint whose ledger has these streams up to these versions; null
   *     where none was signed
   * @param statementHash of the further statement
   * @param correctedHash of the one that it corrects
   * @param credit what is owed by the further statement, in all
   * @param difference {@code credit} less that of the corrected one
   * @param changes what it says otherwise
   * @param disputes that were upheld and led to it
   * @param reason why, where somebody says so
   */
  record StatementCorrected(
      AgreementId agreement,
      String period,
      String ruleset,
      List<StreamCut> cut,
      @Nullable Long ledgerSize,
      String statementHash,
      String correctedHash,
      BigDecimal credit,
      BigDecimal difference,
      String currency,
      List<ChangedFigure> changes,
      List<DisputeId> disputes,
      @Nullable Sealed reason)
      implements StatementEvent {}

  /**
   * Money follows from a statement: all that were granted sum up to the credit of the latest one.
   *
   * @param amount below zero where a correction takes back what was granted too much
   * @param statementHash of the statement that it follows from
   */
  record CreditGranted(
      AgreementId agreement,
      String period,
      BigDecimal amount,
      String currency,
      String statementHash)
      implements StatementEvent {}

  /**
   * All that was granted and not settled yet went into the books.
   *
   * @param amount of it
   * @param reference under which the customer's books have it
   */
  record CreditSettled(
      AgreementId agreement, String period, BigDecimal amount, String currency, String reference)
      implements StatementEvent {}
}
