package org.slaledger.promises;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Target;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.rules.credit.FrozenCurrency;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.time.FrozenZone;

/** The one place where what an addendum says becomes what the sums are made of. */
public final class Translation {
  private Translation() {}

  /** What is promised for one service, unchecked. */
  public static org.slaledger.rules.credit.ServiceTerms service(
      ServiceTerms terms, FrozenCurrency currency) {
    return new org.slaledger.rules.credit.ServiceTerms(
        terms.service(),
        terms.fee(),
        currency,
        availability(terms.availability()),
        credit(terms.credit()),
        unobserved(terms.unobserved()),
        excludedTime(terms.excludedTime()),
        terms.maintenance() == null ? Duration.ZERO : terms.maintenance().notice());
  }

  /** How what is recorded about a point is judged. */
  public static PointTerms point(MeasurementPoint point) {
    return new PointTerms(
        point.confirm(),
        Objects.requireNonNullElse(point.staleness(), Duration.ZERO),
        Objects.requireNonNullElse(point.quorum(), 1),
        Set.copyOf(locations(point)),
        silent(Objects.requireNonNullElse(point.silent(), SilentAs.ABSTAINS)));
  }

  /** What an integrator reports is seen from one location, named like it. */
  private static List<String> locations(MeasurementPoint point) {
    return point.probe() instanceof ProbeTerms.Reported(String integrator)
        ? List.of(integrator)
        : Objects.requireNonNullElse(point.locations(), List.of());
  }

  private static org.slaledger.rules.evidence.SilentAs silent(SilentAs silent) {
    return switch (silent) {
      case UP -> org.slaledger.rules.evidence.SilentAs.UP;
      case DOWN -> org.slaledger.rules.evidence.SilentAs.DOWN;
      case ABSTAINS -> org.slaledger.rules.evidence.SilentAs.ABSTAINS;
    };
  }

  /** How much time a clock has. */
  public static org.slaledger.rules.time.Target target(Target target) {
    return target.isWorkingDays()
        ? new org.slaledger.rules.time.Target.WorkingDays(target.workingDays())
        : new org.slaledger.rules.time.Target.Counted(target.time());
  }

  /** How long a period is. */
  public static org.slaledger.rules.credit.Cycle cycle(Cycle cycle) {
    return switch (cycle) {
      case MONTH -> org.slaledger.rules.credit.Cycle.MONTH;
      case QUARTER -> org.slaledger.rules.credit.Cycle.QUARTER;
    };
  }

  /** A zone as it was frozen when the terms were proposed. */
  public static FrozenZone zone(FrozenZoneTerms zone) {
    return new FrozenZone(
        zone.zone(),
        ZoneOffset.of(zone.initialOffset()),
        zone.transitions().stream()
            .map(
                change ->
                    new FrozenZone.Transition(
                        change.at(), ZoneOffset.of(change.before()), ZoneOffset.of(change.after())))
            .toList(),
        zone.from(),
        zone.until());
  }

  /** A frozen zone as an event holds it. */
  public static FrozenZoneTerms terms(FrozenZone zone) {
    return new FrozenZoneTerms(
        zone.id(),
        zone.initialOffset().getId(),
        zone.from(),
        zone.until(),
        zone.transitions().stream()
            .map(
                change ->
                    new FrozenZoneTerms.Transition(
                        change.at(), change.before().getId(), change.after().getId()))
            .toList());
  }

  private static org.slaledger.rules.credit.AvailabilityTerms availability(
      AvailabilityTerms terms) {
    return switch (terms) {
      case AvailabilityTerms.Downtime it ->
          new org.slaledger.rules.credit.AvailabilityTerms.Downtime(
              it.objective(),
              Objects.requireNonNullElse(it.minimumOutage(), Duration.ZERO),
              it.wholeUnits());
      case AvailabilityTerms.Slices it ->
          new org.slaledger.rules.credit.AvailabilityTerms.Slices(
              it.objective(),
              it.slice(),
              it.badAbove(),
              Objects.requireNonNullElse(it.minimumRun(), 1));
      case AvailabilityTerms.ErrorRate it ->
          new org.slaledger.rules.credit.AvailabilityTerms.ErrorRate(it.objective(), it.slice());
    };
  }

  private static org.slaledger.rules.credit.CreditTerms credit(CreditTerms terms) {
    return switch (terms) {
      case CreditTerms.Tiers it ->
          new org.slaledger.rules.credit.CreditTerms.Tiers(
              it.tiers().stream()
                  .map(
                      tier ->
                          new org.slaledger.rules.credit.CreditTerms.Tier(
                              tier.below(), tier.atMost(), tier.percent()))
                  .toList(),
              it.cap(),
              it.minimumAmount());
      case CreditTerms.PerHourBeyond it ->
          new org.slaledger.rules.credit.CreditTerms.PerHourBeyond(
              it.percentPerHour(), it.cap(), it.minimumAmount());
      case CreditTerms.ProRata it ->
          new org.slaledger.rules.credit.CreditTerms.ProRata(
              it.multiple(), it.cap(), it.minimumAmount());
      case CreditTerms.HoursWaived it ->
          new org.slaledger.rules.credit.CreditTerms.HoursWaived(
              it.moreThan(), it.cap(), it.minimumAmount());
    };
  }

  private static org.slaledger.rules.credit.UnobservedAs unobserved(UnobservedAs unobserved) {
    return switch (unobserved) {
      case UP -> org.slaledger.rules.credit.UnobservedAs.UP;
      case DOWN -> org.slaledger.rules.credit.UnobservedAs.DOWN;
      case EXCLUDED -> org.slaledger.rules.credit.UnobservedAs.EXCLUDED;
    };
  }

  private static org.slaledger.rules.credit.ExcludedTime excludedTime(
      @Nullable ExcludedTime excluded) {
    return switch (excluded) {
      case REMOVED -> org.slaledger.rules.credit.ExcludedTime.REMOVED;
      case KEPT -> org.slaledger.rules.credit.ExcludedTime.KEPT;
      case null -> org.slaledger.rules.credit.ExcludedTime.KEPT;
    };
  }
}
