package org.slaledger.promises;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slaledger.contract.AgreementId;

/**
 * Which of a customer's signed terms held at an instant: one question with one answer, whatever the
 * order in which terms are given. Those in force win over those that took effect later; where none
 * was in force, the first to take effect after it holds. Of one agreement's versions that were in
 * force the latest holds that was signed by then; one that was signed afterwards and dated back
 * takes no place of another. Among several agreements the one that names the service wins, then the
 * newest in force.
 */
public final class TermsInForce {
  private TermsInForce() {}

  /** The terms for a service at an instant, if there are any. */
  public static Optional<SignedTerms> at(
      Instant at, String service, Collection<SignedTerms> signed) {
    List<SignedTerms> candidates =
        byAgreement(signed).stream().flatMap(of -> candidate(at, of).stream()).toList();
    List<SignedTerms> inForce = candidates.stream().filter(terms -> terms.effectiveBy(at)).toList();
    return inForce.isEmpty()
        ? candidates.stream().min(naming(service).thenComparing(earliest()))
        : inForce.stream().min(naming(service).thenComparing(latest()));
  }

  private static Collection<List<SignedTerms>> byAgreement(Collection<SignedTerms> signed) {
    return signed.stream().collect(Collectors.groupingBy(SignedTerms::agreement)).values();
  }

  /** Of one agreement's versions the one that held then, else the first after it. */
  private static Optional<SignedTerms> candidate(Instant at, List<SignedTerms> versions) {
    Optional<SignedTerms> held =
        versions.stream()
            .filter(terms -> terms.effectiveBy(at))
            .min(comparing((SignedTerms terms) -> !terms.signedBy(at)).thenComparing(latest()))
            .filter(terms -> !terms.endedBy(at));
    return held.isPresent()
        ? held
        : versions.stream()
            .filter(terms -> !terms.effectiveBy(at))
            .filter(terms -> !terms.endedBy(terms.effectiveFrom()))
            .min(earliest());
  }

  private static Comparator<SignedTerms> naming(String service) {
    return comparing(terms -> !terms.names(service));
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
