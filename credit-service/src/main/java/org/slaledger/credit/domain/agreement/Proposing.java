package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.promises.Agreement;

/** Decides whether terms may be put forward, and writes out what they leave to this moment. */
final class Proposing {
  private final AgreementId id;
  private final Agreement state;
  private final Addendum addendum;
  private final Known known;
  private final Findings findings = new Findings();

  Proposing(AgreementId id, Agreement state, ProposeAddendum command) {
    this.id = id;
    this.state = state;
    this.addendum = command.addendum();
    this.known = command.known();
  }

  Decision<AgreementEvent> decide(Instant now) {
    NamedCalendars calendars = new NamedCalendars(known.calendars(), findings);
    boolean first = state.versions().stream().noneMatch(Agreement.Version::signed);
    AddendumCheck check = new AddendumCheck(addendum, known, first, calendars, now, findings);
    sameCustomer();
    if (!findings.violations().isEmpty()) {
      return Decision.refused(findings.violations());
    }
    Addendum whole = calendars.writtenOut(addendum);
    return Decision.accepted(
        List.of(
            new AddendumProposed(
                id,
                state.versions().size() + 1,
                whole,
                AddendumDocument.hash(whole),
                check.zone())));
  }

  private void sameCustomer() {
    state.versions().stream()
        .map(version -> version.addendum().customer())
        .filter(customer -> !customer.equals(addendum.customer()))
        .limit(1)
        .map(CustomerId::value)
        .forEach(
            theirs ->
                findings.demand(false, "customer", "the agreement is another customer's", theirs));
  }
}
