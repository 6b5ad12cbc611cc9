package org.slaledger.clock.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slaledger.contract.AgreementId;

/**
 * Which of a customer's signed terms a ticket falls under. Those in force at the contact win over
 * those that took effect later; where none was in force, the first to take effect after it holds.
 * Among several agreements the one that names the ticket's service wins, then the newest in force.
 * The answer does not depend on the order in which terms are given.
 */
public final class ApplicableTerms {
  private ApplicableTerms() {}

  /** The terms for a ticket, if its customer has any that fit. */
  public static Optional<SignedTerms> of(TicketFacts ticket, Collection<SignedTerms> signed) {
    List<SignedTerms> candidates =
        byAgreement(signed).stream().flatMap(of -> candidate(ticket, of).stream()).toList();
    List<SignedTerms> inForce =
        candidates.stream().filter(terms -> terms.effectiveBy(ticket.contactedAt())).toList();
    return inForce.isEmpty()
        ? candidates.stream().min(naming(ticket).thenComparing(earliest()))
        : inForce.stream().min(naming(ticket).thenComparing(latest()));
  }

  private static Collection<List<SignedTerms>> byAgreement(Collection<SignedTerms> signed) {
    return signed.stream().collect(Collectors.groupingBy(SignedTerms::agreement)).values();
  }

  /** Of one agreement's versions the one that held at the contact, else the first after it. */
  private static Optional<SignedTerms> candidate(TicketFacts ticket, List<SignedTerms> versions) {
    Optional<SignedTerms> held =
        versions.stream()
            .filter(terms -> terms.effectiveBy(ticket.contactedAt()))
            .min(latest())
            .filter(terms -> !terms.endedBy(ticket.contactedAt()));
    return held.isPresent()
        ? held
        : versions.stream()
            .filter(terms -> !terms.effectiveBy(ticket.contactedAt()))
            .filter(terms -> !terms.endedBy(terms.effectiveFrom()))
            .min(earliest());
  }

  private static Comparator<SignedTerms> naming(TicketFacts ticket) {
    return comparing(terms -> !terms.names(ticket.service()));
  }

  private static Comparator<SignedTerms> latest() {
    return comparing(SignedTerms::effectiveFrom)
        .thenComparingInt(SignedTerms::version)
        .reversed()
        .thenComparing(terms -> terms.agreement().value());
  }

  private static Comparator<SignedTerms> earliest() {
    return comparing(SignedTerms::effectiveFrom)
        .thenComparing(comparingInt(SignedTerms::version).reversed())
        .thenComparing(SignedTerms::agreement, comparing(AgreementId::value));
  }
}
