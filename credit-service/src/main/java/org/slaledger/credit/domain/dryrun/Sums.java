package org.slaledger.credit.domain.dryrun;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.credit.domain.dryrun.DryRun.Kept;
import org.slaledger.credit.domain.dryrun.DryRun.Sum;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Periods;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.rules.Problem;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Interval;

/** What the periods of a history come to, or why they can't be summed up. */
final class Sums {
  private final RecordedHistory history;
  private final Instant now;
  private final List<Problem> problems = new ArrayList<>();

  Sums(RecordedHistory history, Instant now) {
    this.history = history;
    this.now = now;
  }

  /** Why some periods are missing. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Of what was signed under an agreement, by the periods of its own cycle that reach so far. */
  List<Sum> recorded(AgreementId agreement, Instant from) {
    List<JudgedClock> clocks = history.clocks(agreement);
    List<Envelope> events = history.all();
    List<Sum> sums = new ArrayList<>();
    for (AvailabilityInForce.Held held : held(history.agreement(agreement), from)) {
      Question question = history.question(agreement, held.period().name(), now);
      Derivation derivation = StatementFold.derive(question, events);
      sum(derivation, question.cut() != null, clocks).ifPresent(sums::add);
    }
    return sums;
  }

  /** Of supposed terms with the clocks that follow from them, whatever was recorded of clocks. */
  List<Sum> supposed(
      Supposed supposed, Collection<AgreementId> replaced, Collection<JudgedClock> clocks) {
    AddendumProposed proposed = supposed.proposed();
    List<Envelope> events = new ArrayList<>(supposed.history());
    events.addAll(history.without(replaced));
    List<Clock> responses =
        clocks.stream()
            .filter(it -> it.kind() == ClockKind.RESPONSE)
            .map(JudgedClock::clock)
            .toList();
    List<Sum> sums = new ArrayList<>();
    Periods.between(supposed.from(), now, proposed.addendum().cycle(), proposed.zone())
        .forEach(
            period -> {
              Question question = Question.asOf(proposed.agreement(), period.name(), now);
              Derivation derivation = StatementFold.derive(question, events, responses);
              sum(derivation, false, clocks).ifPresent(sums::add);
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

  /** The periods of an agreement from the one that holds an instant on, as far as they go. */
  List<AvailabilityInForce.Held> held(Agreement agreement, Instant from) {
    AvailabilityInForce terms = new AvailabilityInForce(agreement);
    List<AvailabilityInForce.Held> held = new ArrayList<>();
    Optional<Instant> first = terms.first().map(AvailabilityInForce::effective);
    Instant end = agreement.endedAt().filter(it -> it.isBefore(now)).orElse(now);
    Instant cursor = first.filter(it -> it.isAfter(from)).orElse(from);
    try {
      while (first.isPresent() && cursor.isBefore(end)) {
        held.add(terms.at(cursor).orElseThrow());
        cursor = held.getLast().period().interval().to();
      }
    } catch (BeyondFrozenZone none) {
      return held;
    }
    return held;
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
