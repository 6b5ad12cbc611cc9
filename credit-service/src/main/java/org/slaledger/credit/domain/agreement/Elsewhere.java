package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.ServiceTerms;

/**
 * A service that another agreement of the same customer names for some time.
 *
 * @param until exclusive; null where it has no end
 */
public record Elsewhere(
    AgreementId agreement, String service, Instant from, @Nullable Instant until) {

  /** A signed version of that other agreement. */
  public record Signed(int version, Instant effectiveFrom, Addendum addendum) {}

  /** What the signed versions of one agreement promise, and when. */
  public static List<Elsewhere> of(
      AgreementId agreement, Collection<Signed> versions, @Nullable Instant endedAt) {
    List<Elsewhere> promised = new ArrayList<>();
    for (Signed version : versions) {
      Instant replaced =
          versions.stream()
              .filter(other -> other.version() > version.version())
              .map(Signed::effectiveFrom)
              .min(Comparator.naturalOrder())
              .orElse(null);
      Instant until = earlier(replaced, endedAt);
      if (until == null || version.effectiveFrom().isBefore(until)) {
        version.addendum().services().stream()
            .map(ServiceTerms::service)
            .map(name -> new Elsewhere(agreement, name, version.effectiveFrom(), until))
            .forEach(promised::add);
      }
    }
    return promised;
  }

  /** Says of each service of an addendum whether another agreement promises it then, too. */
  static void check(
      Addendum addendum, Instant effective, Collection<Elsewhere> promised, Findings findings) {
    for (int i = 0; i < addendum.services().size(); i++) {
      String path = "services[" + i + "].service";
      String name = addendum.services().get(i).service();
      promised.stream()
          .filter(other -> other.service().equals(name))
          .filter(other -> other.until() == null || other.until().isAfter(effective))
          .limit(1)
          .forEach(
              other ->
                  findings.demand(
                      false,
                      path,
                      "'" + name + "' is promised by agreement " + other.agreement() + ", too",
                      other.until() == null
                          ? "a service that no other agreement of the customer names"
                          : "from " + other.until() + " on"));
    }
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}
