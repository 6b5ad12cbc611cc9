package org.slaledger.credit.domain.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.statement.Statement.State;
import org.slaledger.credit.domain.terms.RulesetOne;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/**
 * Derives a statement from events alone. The same events give the same statement in any order,
 * however often each comes.
 */
public final class StatementFold {
  private StatementFold() {}

  /** The statement, from the events of all contributing streams; others change nothing. */
  public static Derivation derive(Question question, Collection<Envelope> events) {
    return derive(
        question, events, streams -> ResponseReport.recorded(question.agreement(), streams));
  }

  /** The same with these response clocks, whatever was recorded of clocks. */
  public static Derivation derive(
      Question question, Collection<Envelope> events, Collection<ResponseReport.Clock> clocks) {
    return derive(question, events, streams -> clocks);
  }

  private static Derivation derive(Question question, Collection<Envelope> events, Clocks clocks) {
    if (!question.ruleset().equals(RulesetOne.NAME)) {
      return new Derivation.Refused(
          List.of(
              new Problem(
                  "ruleset",
                  "'" + question.ruleset() + "' is not known to this version",
                  RulesetOne.NAME)));
    }
    return switch (Streams.of(events, question)) {
      case Checked.Refused<Streams>(List<Problem> problems) -> new Derivation.Refused(problems);
      case Checked.Accepted<Streams>(Streams streams) -> derive(question, streams, clocks);
    };
  }

  /** Where response clocks come from. */
  private interface Clocks {
    Collection<ResponseReport.Clock> in(Streams streams);
  }

  /** The terms that hold for a period, from the events of the agreement alone. */
  public static Checked<PeriodTerms> terms(Question question, Collection<Envelope> events) {
    return Streams.of(events, question.ofAgreementAlone())
        .then(streams -> PeriodTerms.of(question, streams.of(question.agreement().stream())));
  }

  private static Derivation derive(Question question, Streams streams, Clocks clocks) {
    List<Envelope> own = streams.of(question.agreement().stream());
    if (own.isEmpty()) {
      return new Derivation.UnknownAgreement();
    }
    return switch (PeriodTerms.of(question, own)) {
      case Checked.Refused<PeriodTerms>(List<Problem> problems) -> new Derivation.Refused(problems);
      case Checked.Accepted<PeriodTerms>(PeriodTerms terms) ->
          sum(
              question,
              terms,
              streams.only(new Contribution(question.agreement(), terms)::holds),
              clocks);
    };
  }

  private static Derivation sum(
      Question question, PeriodTerms terms, Streams streams, Clocks clocks) {
    List<Problem> unusable = new ArrayList<>(Soundness.problems(streams));
    unusable.addAll(Soundness.unpublished(new Contribution(question.agreement(), terms), streams));
    return unusable.isEmpty()
        ? new Derivation.Derived(statement(question, terms, streams, clocks))
        : new Derivation.Refused(unusable);
  }

  private static Statement statement(
      Question question, PeriodTerms terms, Streams streams, Clocks clocks) {
    Addendum addendum = terms.version().addendum();
    List<ServiceStatement> services =
        terms.services().stream()
            .map(service -> new ServiceReckoning(terms, service, streams).statement())
            .toList();
    ResponseReport report = ResponseReport.of(terms.interval(), clocks.in(streams));
    ResponseCredits late =
        addendum.responseCredit() == null
            ? null
            : ResponseCredits.of(addendum.responseCredit(), terms, report);
    return new Statement(
        RulesetOne.NAME,
        question.agreement(),
        addendum.customer(),
        terms.period().name(),
        terms.running() ? State.RUNNING : State.FINISHED,
        terms.interval().from(),
        terms.interval().to(),
        terms.version().number(),
        terms.version().hash(),
        addendum.currency(),
        services,
        services.stream()
            .map(ServiceStatement::creditAmount)
            .reduce(late == null ? BigDecimal.ZERO : late.amount(), BigDecimal::add),
        report,
        late,
        streams.cut(),
        question.ledgerSize());
  }
}
