package org.slaledger.credit.domain.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CreditEvent.ExclusionAccepted;
import org.slaledger.contract.event.CreditEvent.ExclusionContested;
import org.slaledger.contract.event.CreditEvent.ExclusionEvent;
import org.slaledger.contract.event.CreditEvent.ExclusionRejected;
import org.slaledger.credit.domain.claim.ClaimedExclusion.Standing;
import org.slaledger.credit.domain.claim.ExclusionCommand.AcceptExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.ClaimExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.ContestExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.RejectExclusion;
import org.slaledger.credit.domain.statement.PeriodTerms;

/**
 * Decides on exclusions: claimed by one person, accepted by another, and contestable by the
 * customer as long as the statement was not issued. From then on only a ruling changes anything.
 *
 * @param issued whether the period's statement was given out
 */
public record ExclusionDecider(boolean issued) {
  /** Whether it may be claimed. */
  public Decision<ExclusionEvent> claim(
      AgreementId agreement,
      ExclusionId id,
      PeriodTerms terms,
      ClaimExclusion command,
      Instant now,
      Sealing sealing) {
    Decision<ExclusionEvent> decision =
        new Claiming(agreement, id, terms, command).decide(now, sealing);
    return issued && decision instanceof Decision.Accepted
        ? given(terms.period().name())
        : decision;
  }

  /**
   * What becomes of one that was claimed.
   *
   * @param by who decides or contests
   */
  public Decision<ExclusionEvent> decide(
      ClaimedExclusion state, ExclusionCommand command, String by, Sealing sealing) {
    Optional<Violation> wrong =
        reason(command).flatMap(reason -> Wording.wrongWith("reason", reason));
    if (wrong.isPresent()) {
      return Decision.refused(List.of(wrong.get()));
    }
    if (issued) {
      return given(state.claim().period());
    }
    if (state.standing() == Standing.REJECTED) {
      return conflict("was rejected", "one that was not");
    }
    return switch (command) {
      case ClaimExclusion _ -> conflict("was claimed already", "another one");
      case AcceptExclusion it -> accept(state, it.reason(), by, sealing);
      case RejectExclusion it -> Decision.accepted(List.of(rejected(state, it.reason(), sealing)));
      case ContestExclusion it -> contest(state, it, sealing);
    };
  }

  private static Optional<String> reason(ExclusionCommand command) {
    return switch (command) {
      case ClaimExclusion it -> Optional.of(it.reason());
      case AcceptExclusion it -> Optional.ofNullable(it.reason());
      case RejectExclusion it -> Optional.of(it.reason());
      case ContestExclusion it -> Optional.of(it.reason());
    };
  }

  private static Decision<ExclusionEvent> accept(
      ClaimedExclusion state, @Nullable String reason, String by, Sealing sealing) {
    if (state.standing() == Standing.ACCEPTED) {
      return conflict("was accepted already", "one that was not");
    }
    if (by.equals(state.claimedBy())) {
      return conflict("was claimed by you", "somebody else accepts it");
    }
    if (state.standing() == Standing.CONTESTED && reason == null) {
      return Decision.refused(
          List.of(
              new Violation(
                  "reason", "is missing", "why it holds although the customer contested it")));
    }
    return Decision.accepted(
        List.of(
            new ExclusionAccepted(
                state.claim().agreement(),
                state.claim().period(),
                state.claim().exclusion(),
                reason == null ? null : sealing.seal("reason", reason))));
  }

  private static Decision<ExclusionEvent> contest(
      ClaimedExclusion state, ContestExclusion command, Sealing sealing) {
    if (state.standing() == Standing.CONTESTED) {
      return conflict("is contested already", "one that is not");
    }
    if (state.overruled()) {
      return conflict(
          "was accepted although you contested it", "a dispute of the statement once it is issued");
    }
    return Decision.accepted(
        List.of(
            new ExclusionContested(
                state.claim().agreement(),
                state.claim().period(),
                state.claim().exclusion(),
                command.evidence(),
                sealing.seal("reason", command.reason()))));
  }

  /** What a ruling does to one, whether the statement was issued or not. */
  public static Decision<ExclusionEvent> overrule(
      ClaimedExclusion state, String reason, Sealing sealing) {
    return Decision.accepted(
        state.standing() == Standing.REJECTED
            ? List.of()
            : List.of(rejected(state, reason, sealing)));
  }

  private static ExclusionRejected rejected(
      ClaimedExclusion state, String reason, Sealing sealing) {
    return new ExclusionRejected(
        state.claim().agreement(),
        state.claim().period(),
        state.claim().exclusion(),
        sealing.seal("reason", reason));
  }

  private static Decision<ExclusionEvent> given(String period) {
    return conflict("the statement of " + period + " was issued", "a dispute of the statement");
  }

  private static Decision<ExclusionEvent> conflict(String message, String allowed) {
    return Decision.conflict(new Violation("exclusion", message, allowed));
  }
}
