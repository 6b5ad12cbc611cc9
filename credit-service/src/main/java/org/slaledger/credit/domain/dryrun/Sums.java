package org.slaledger.credit.domain.dryrun;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Envelope;
import org.slaledger.credit.domain.agreement.AvailabilityInForce;
import org.slaledger.credit.domain.dryrun.DryRun.Kept;
import org.slaledger.credit.domain.dryrun.DryRun.Sum;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Periods;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.rules.Problem;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Interval;

/** What the periods of a history come to, by their names, or why they can't be summed up. */
final class Sums {
  private final Supposed supposed;
  private final AgreementId agreement;
  private final RecordedHistory history;
  private final Instant now;
  private final List<Problem> problems = new ArrayList<>();

  Sums(Supposed supposed, RecordedHistory history, Instant now) {
    this.supposed = supposed;
    this.agreement = supposed.proposed().agreement();
    this.history = history;
    this.now = now;
  }

  /** Why some periods are missing. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Of what was signed, by the periods of its own cycle. */
  SortedMap<String, Sum> recorded(Collection<JudgedClock> clocks) {
    SortedMap<String, Sum> sums = new TreeMap<>();
    for (String period : recordedPeriods()) {
      Question question = history.question(agreement, period, now);
      Derivation derivation = StatementFold.derive(question, history.all());
      sum(derivation, question.cut() != null, clocks).ifPresent(it -> sums.put(period, it));
    }
    return sums;
  }

  /** Of the supposed terms, whatever was recorded of clocks. */
  SortedMap<String, Sum> supposed(Collection<JudgedClock> clocks) {
    List<Envelope> events = new ArrayList<>(supposed.history());
    events.addAll(history.without(agreement.stream()));
    List<Clock> responses =
        clocks.stream()
            .filter(it -> it.kind() == ClockKind.RESPONSE)
            .map(JudgedClock::clock)
            .toList();
    SortedMap<String, Sum> sums = new TreeMap<>();
    Periods.between(
            supposed.from(),
            now,
            supposed.proposed().addendum().cycle(),
            supposed.proposed().zone())
        .forEach(
            period -> {
              Question question = Question.asOf(agreement, period.name(), now);
              Derivation derivation = StatementFold.derive(question, events, responses);
              sum(derivation, false, clocks).ifPresent(it -> sums.put(period.name(), it));
            });
    return sums;
  }

  /** What periods came to, by currency. */
  static Map<String, BigDecimal> total(Collection<Sum> sums) {
    return sums.stream()
        .map(Sum::statement)
        .collect(
            Collectors.toMap(
                Statement::currency, Statement::credit, BigDecimal::add, TreeMap::new));
  }

  private Collection<String> recordedPeriods() {
    AvailabilityInForce terms = new AvailabilityInForce(history.agreement(agreement));
    TreeSet<String> periods = new TreeSet<>();
    Optional<Instant> first = terms.first().map(AvailabilityInForce::effective);
    Instant end = history.agreement(agreement).endedAt().filter(it -> it.isBefore(now)).orElse(now);
    Instant cursor = first.filter(it -> it.isAfter(supposed.from())).orElse(supposed.from());
    try {
      while (first.isPresent() && cursor.isBefore(end)) {
        AvailabilityInForce.Held held = terms.at(cursor).orElseThrow();
        periods.add(held.period().name());
        cursor = held.period().interval().to();
      }
    } catch (BeyondFrozenZone none) {
      return periods;
    }
    return periods;
  }

  private Optional<Sum> sum(Derivation derivation, boolean issued, Collection<JudgedClock> clocks) {
    return switch (derivation) {
      case Derivation.Derived(Statement statement) ->
          Optional.of(new Sum(statement, issued, kept(statement, clocks)));
      case Derivation.UnknownAgreement _ -> Optional.empty();
      case Derivation.Refused(List<Problem> why) -> {
        problems.addAll(why);
        yield Optional.empty();
      }
    };
  }

  private static Map<ClockKind, Kept> kept(Statement statement, Collection<JudgedClock> clocks) {
    Interval interval = new Interval(statement.from(), statement.to());
    Map<ClockKind, Kept> kept = new EnumMap<>(ClockKind.class);
    clocks.stream()
        .filter(it -> interval.contains(it.clock().startedAt()))
        .forEach(
            it ->
                kept.merge(
                    it.kind(),
                    Kept.NONE.plus(it.clock().state()),
                    (all, one) -> all.plus(it.clock().state())));
    return kept;
  }
}
