package org.slaledger.credit.domain.statement;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.statement.ServiceStatement.Measured;
import org.slaledger.credit.domain.statement.ServiceStatement.Observation;
import org.slaledger.credit.domain.statement.ServiceStatement.Piece;
import org.slaledger.credit.domain.statement.ServiceStatement.Promised;
import org.slaledger.rules.credit.Account;
import org.slaledger.rules.credit.Availability;
import org.slaledger.rules.credit.Fate;
import org.slaledger.rules.credit.Owed;
import org.slaledger.rules.evidence.State;

/**
 * Puts a sum into words. The words are hashed with the statement, so they belong to the ruleset and
 * are frozen with it.
 */
final class Explanation {
  private final ServiceTerms terms;
  private final Owed owed;
  private final Streams streams;

  Explanation(ServiceTerms terms, Owed owed, Streams streams) {
    this.terms = terms;
    this.owed = owed;
    this.streams = streams;
  }

  Promised promised() {
    MaintenanceTerms maintenance = terms.maintenance();
    return new Promised(
        terms.availability().objective(),
        terms.fee(),
        terms.unobserved(),
        Objects.requireNonNullElse(terms.excludedTime(), ExcludedTime.KEPT),
        maintenance == null ? null : maintenance.notice(),
        maintenance == null ? null : maintenance.within(),
        maintenance == null ? null : maintenance.yearlyCap());
  }

  Measured measured() {
    Map<Fate.Kind, Duration> totals = owed.account().totals();
    return new Measured(
        owed.account().interval().length(),
        time(totals, Fate.Kind.UP),
        time(totals, Fate.Kind.COUNTED),
        time(totals, Fate.Kind.EXCLUDED),
        time(totals, Fate.Kind.FORGIVEN),
        time(totals, Fate.Kind.UNOBSERVED),
        owed.availability() instanceof Availability.OfTime share ? share.denominator() : null);
  }

  private static Duration time(Map<Fate.Kind, Duration> totals, Fate.Kind kind) {
    return totals.getOrDefault(kind, Duration.ZERO);
  }

  Piece piece(Account.Entry entry) {
    return new Piece(
        entry.interval().from(),
        entry.interval().to(),
        observation(entry.observed()),
        entry.fate().kind(),
        why(entry),
        Coverage.within(entry.refs(), streams, entry.interval()));
  }

  private static Observation observation(State state) {
    return switch (state) {
      case State.Up _ -> Observation.UP;
      case State.Down _ -> Observation.DOWN;
      case State.Degraded _ -> Observation.DEGRADED;
      case State.Unobserved _ -> Observation.UNOBSERVED;
    };
  }

  private String why(Account.Entry entry) {
    return switch (entry.fate()) {
      case Fate.Up _ -> "measured, and it answered";
      case Fate.Counted _ ->
          observation(entry.observed()) == Observation.UNOBSERVED
              ? "nobody measured; the addendum counts such time as down"
              : "down";
      case Fate.Excluded excluded -> why(excluded);
      case Fate.Forgiven(Fate.Rule rule) -> why(rule);
      case Fate.Unobserved _ -> unobserved();
    };
  }

  private String why(Fate.Excluded excluded) {
    String reason =
        switch (excluded.category()) {
          case PLANNED_MAINTENANCE -> "planned maintenance";
          case CUSTOMER_CHANGE -> "a change on the customer's side outside the change flow";
          case THIRD_PARTY -> "an external party";
          case FORCE_MAJEURE -> "force majeure";
          case ABUSE -> "abuse under mitigation";
        };
    StreamId stream = EventRange.referred(excluded.reference()).stream();
    return switch (owed.terms().excludedTime()) {
      case KEPT -> reason + ", " + stream + "; does not count as down";
      case REMOVED -> reason + ", " + stream + "; leaves the reckoning";
    };
  }

  private static String why(Fate.Rule rule) {
    return switch (rule) {
      case MINIMUM_OUTAGE -> "down, but the whole outage was shorter than the addendum's minimum";
      case WHOLE_UNITS -> "down, but less than a whole unit of the addendum's counting";
      case BAD_ABOVE -> "failing, but the slice's error rate is not above the addendum's bound";
      case MINIMUM_RUN -> "failing, but too few bad slices in a row";
    };
  }

  private String unobserved() {
    return switch (terms.unobserved()) {
      case UP -> "nobody measured; the addendum counts such time as up";
      case DOWN -> "nobody measured";
      case EXCLUDED -> "nobody measured; by the addendum such time leaves the reckoning";
    };
  }
}
