package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.credit.domain.agreement.AgreementCommand.AcceptAddendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.EndAgreement;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.promises.Agreement;

/** Decides what becomes of an agreement. */
public final class AgreementDecider {
  private AgreementDecider() {}

  /** Events, or all that is wrong with the command. */
  public static Decision<AgreementEvent> decide(
      AgreementId id, Agreement state, AgreementCommand command, Instant now) {
    if (state.end() != null) {
      return Decision.conflict(
          new Violation("agreement", id + " has ended", "an agreement that holds"));
    }
    return switch (command) {
      case ProposeAddendum propose -> new Proposing(id, state, propose).decide(now);
      case AcceptAddendum accept -> new Accepting(id, state, accept, now).decide();
      case EndAgreement end -> new Ending(id, state, end).decide(now);
    };
  }
}
