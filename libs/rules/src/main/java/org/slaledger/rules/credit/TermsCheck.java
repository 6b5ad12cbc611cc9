package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slaledger.rules.Problem;

/** Finds everything for which terms may not be signed. */
final class TermsCheck {
  private final ServiceTerms terms;
  private final Demands demands = new Demands();

  TermsCheck(ServiceTerms terms) {
    this.terms = terms;
  }

  /** A tier with its place in the document; only those that have exactly one bound. */
  private record Placed(String path, BigDecimal bound, BigDecimal percent) {}

  List<Problem> problems() {
    demands.notNegative("fee", terms.fee());
    demands.notNegative("maintenance.notice", terms.maintenanceNotice());
    demands.percent("availability.objective", terms.availability().objective());
    method(terms.availability());
    demands.percent("credit.cap", terms.credit().cap());
    demands.notNegative("credit.minimumAmount", terms.credit().minimumAmount());
    schedule(terms.credit());
    return demands.problems();
  }

  private void method(AvailabilityTerms method) {
    switch (method) {
      case AvailabilityTerms.Downtime downtime -> {
        demands.notNegative("availability.minimumOutage", downtime.minimumOutage());
        demands.positive("availability.wholeUnits", downtime.wholeUnits());
      }
      case AvailabilityTerms.Slices slices -> {
        demands.dividesAnHour("availability.slice", slices.slice());
        demands.share("availability.badAbove", slices.badAbove());
        demands.that(
            slices.minimumRun() >= 1,
            "availability.minimumRun",
            slices.minimumRun() + " is less than 1",
            "1 or more");
      }
      case AvailabilityTerms.ErrorRate rate -> errorRate(rate);
    }
  }

  private void errorRate(AvailabilityTerms.ErrorRate rate) {
    demands.dividesAnHour("availability.slice", rate.slice());
    demands.that(
        terms.credit() instanceof CreditTerms.Tiers,
        "credit.schedule",
        "ERROR_RATE has no down time that this schedule could read",
        "TIERS");
  }

  private void schedule(CreditTerms schedule) {
    switch (schedule) {
      case CreditTerms.Tiers tiers -> tiers(tiers.tiers());
      case CreditTerms.PerHourBeyond beyond ->
          demands.percent("credit.percentPerHour", beyond.percentPerHour());
      case CreditTerms.ProRata proRata ->
          demands.notNegative("credit.multiple", proRata.multiple());
      case CreditTerms.HoursWaived waived ->
          demands.notNegative("credit.moreThan", waived.moreThan());
    }
  }

  private void tiers(List<CreditTerms.Tier> tiers) {
    demands.that(!tiers.isEmpty(), "credit.tiers", "there is no tier", "at least one");
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < tiers.size(); i++) {
      tier("credit.tiers[" + i + "]", tiers.get(i)).ifPresent(placed::add);
    }
    placed.sort(Comparator.comparing(Placed::bound).reversed());
    for (int i = 1; i < placed.size(); i++) {
      grows(placed.get(i - 1), placed.get(i));
    }
  }

  private Optional<Placed> tier(String path, CreditTerms.Tier tier) {
    demands.percent(path + ".percent", tier.percent());
    demands.percent(path + ".below", tier.below());
    demands.percent(path + ".atMost", tier.atMost());
    boolean one = (tier.below() == null) != (tier.atMost() == null);
    demands.that(one, path, "a tier has one bound", "below or atMost, not both");
    BigDecimal bound = tier.bound();
    if (!one || bound == null) {
      return Optional.empty();
    }
    demands.that(
        bound.compareTo(terms.availability().objective()) <= 0,
        path + (tier.below() != null ? ".below" : ".atMost"),
        bound.toPlainString() + " is above the objective",
        "at most " + terms.availability().objective().toPlainString());
    return Optional.of(new Placed(path, bound, tier.percent()));
  }

  private void grows(Placed higher, Placed lower) {
    if (higher.bound().compareTo(lower.bound()) == 0) {
      demands.that(false, lower.path(), "the same bound as " + higher.path(), "a bound of its own");
    } else {
      demands.that(
          lower.percent().compareTo(higher.percent()) > 0,
          lower.path() + ".percent",
          lower.percent().toPlainString() + " does not grow as the bound falls",
          "more than " + higher.percent().toPlainString());
    }
  }
}
