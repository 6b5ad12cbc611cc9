package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.promises.Translation;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.time.FrozenZone;

/**
 * An agreement whose terms take effect within a period states the fee of what is left of it. Where
 * no effect is given they take effect whenever both sides have signed, so that the fee is stated,
 * too; should that be where a period begins, the whole fee holds.
 */
final class FirstPeriod {
  private FirstPeriod() {}

  /** Of the first terms of an agreement; later ones take effect where a period begins. */
  static void check(Addendum addendum, boolean first, FrozenZone zone, Findings findings) {
    Instant effective = addendum.effective();
    boolean partial = first && (effective == null || !beginsAt(effective, addendum, zone));
    List<ServiceTerms> services = addendum.services();
    for (int i = 0; i < services.size(); i++) {
      check("services[" + i + "].firstPeriodFee", services.get(i), partial, findings);
    }
  }

  private static void check(String path, ServiceTerms service, boolean partial, Findings findings) {
    @Nullable Object fee = service.firstPeriodFee();
    findings.demand(
        fee != null || !partial,
        path,
        "is missing, as the terms take effect within a period",
        "the fee of the first period, or an effective instant at which a period begins");
    findings.demand(
        fee == null || partial, path, fee + " holds for no period", "none: all periods are whole");
    findings.demand(
        service.firstPeriodFee() == null || service.firstPeriodFee().signum() >= 0,
        path,
        fee + " is negative",
        "0 or more");
  }

  static boolean beginsAt(Instant instant, Addendum addendum, FrozenZone zone) {
    return Period.at(instant, Translation.cycle(addendum.cycle()), zone)
        .interval()
        .from()
        .equals(instant);
  }
}
