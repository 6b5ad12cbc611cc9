package org.slaledger.credit.domain.bundle;

import java.util.Collection;
import java.util.Optional;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.statement.Statement;

/** The addendum that a statement was derived under, as its hash names it. */
public final class SignedTerms {
  private SignedTerms() {}

  /** Out of events that hold those of the agreement; none where they do not. */
  public static Optional<Addendum> of(Statement statement, Collection<Envelope> events) {
    return events.stream()
        .filter(event -> event.stream().equals(statement.agreement().stream()))
        .map(Envelope::data)
        .filter(AddendumProposed.class::isInstance)
        .map(AddendumProposed.class::cast)
        .filter(proposed -> proposed.documentHash().equals(statement.addendumHash()))
        .map(AddendumProposed::addendum)
        .findFirst();
  }
}
