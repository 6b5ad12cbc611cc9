package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Fraction;

/** The sum, from the facts to the money. */
final class Reckoning {
  private final ServiceTerms terms;
  private final Facts facts;
  private final Ground ground;
  private final Verdict verdict;

  Reckoning(ServiceTerms terms, Facts facts) {
    this.terms = terms;
    this.facts = facts;
    this.ground = Ground.of(terms, facts);
    this.verdict =
        switch (terms.availability()) {
          case AvailabilityTerms.Downtime downtime -> DowntimeMethod.judge(downtime, ground);
          case AvailabilityTerms.Slices slices -> SliceMethods.judge(slices, ground);
          case AvailabilityTerms.ErrorRate rate -> SliceMethods.judge(rate, ground);
        };
  }

  Owed owed() {
    Availability availability = verdict.availability();
    if (availability == null) {
      return owed(new Schedule.Given(Fraction.ZERO, null), Owed.WhyZero.EMPTY_DENOMINATOR);
    }
    Schedule.Given given = capped(new Schedule(ground, verdict, availability).given());
    Fraction amount = amount(given);
    BigDecimal minimum = terms.credit().minimumAmount();
    boolean tooLittle =
        minimum != null && amount.signum() > 0 && amount.compareTo(Fraction.of(minimum)) <= 0;
    return owed(given, tooLittle ? Owed.WhyZero.NOT_ABOVE_MINIMUM_AMOUNT : null);
  }

  private Schedule.Given capped(Schedule.Given given) {
    BigDecimal cap = terms.credit().cap();
    Fraction most = cap == null ? Fraction.HUNDRED : Fraction.of(cap);
    return new Schedule.Given(given.percent().min(most), given.tier());
  }

  private Fraction amount(Schedule.Given given) {
    return given.percent().dividedBy(Fraction.HUNDRED).times(Fraction.of(terms.fee()));
  }

  private Owed owed(Schedule.Given given, Owed.@Nullable WhyZero whyZero) {
    return new Owed(
        terms,
        facts,
        new Bookkeeping(ground, verdict).account(),
        verdict.availability(),
        given.tier(),
        given.percent(),
        amount(given),
        whyZero,
        withoutEffect());
  }

  private List<Exclusion> withoutEffect() {
    return facts.exclusions().stream()
        .filter(exclusion -> !exclusion.holds(terms.maintenanceNotice()))
        .sorted(
            Comparator.comparing((Exclusion exclusion) -> exclusion.interval().from())
                .thenComparing(Exclusion::reference))
        .toList();
  }
}
