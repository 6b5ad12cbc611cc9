package org.slaledger.credit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.credit.domain.statement.Contribution;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.PeriodTerms;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.UnusableLog;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/** Derives statements from the log, and from nothing else. */
@ApplicationScoped
public class StatementReplay {
  private static final Set<Topic> TERMS = Set.of(Topic.AGREEMENTS);
  private static final Set<Topic> FACTS =
      Set.of(Topic.AVAILABILITY, Topic.MAINTENANCE, Topic.CLOCKS, Topic.CREDITS);
  private static final Set<Topic> FACTS_AND_CALENDARS =
      Set.of(Topic.AGREEMENTS, Topic.AVAILABILITY, Topic.MAINTENANCE, Topic.CLOCKS, Topic.CREDITS);

  private final LogReplay log;

  StatementReplay(LogReplay log) {
    this.log = log;
  }

  /**
   * Reads the terms first, then the streams that they point at. Blocks.
   *
   * @param readable whose statements may be shown; those of others are not there
   */
  Derivation derive(Question question, Predicate<CustomerId> readable) {
    List<Envelope> own = new ArrayList<>();
    try {
      StreamId stream = question.agreement().stream();
      log.replay(TERMS, stream::equals, event -> own.add(event.envelope()));
      if (customer(own).filter(readable).isEmpty()) {
        return new Derivation.UnknownAgreement();
      }
      return switch (StatementFold.terms(question, own)) {
        case Checked.Refused<PeriodTerms>(List<Problem> problems) ->
            new Derivation.Refused(problems);
        case Checked.Accepted<PeriodTerms>(PeriodTerms terms) -> derive(question, own, terms);
      };
    } catch (UnusableLog e) {
      boolean others = !own.isEmpty() && customer(own).filter(readable).isEmpty();
      return others ? new Derivation.UnknownAgreement() : unusable(e);
    }
  }

  private Derivation derive(Question question, List<Envelope> own, PeriodTerms terms) {
    Contribution contribution = new Contribution(question.agreement(), terms);
    List<Envelope> events = new ArrayList<>(own);
    events.addAll(
        Contributing.of(
            log, contribution.calendars().isEmpty() ? FACTS : FACTS_AND_CALENDARS, contribution));
    return StatementFold.derive(question, events);
  }

  private static Derivation unusable(UnusableLog e) {
    return new Derivation.Refused(List.of(problem(e)));
  }

  static Problem problem(UnusableLog e) {
    return new Problem(
        "log",
        String.valueOf(e.getMessage()),
        "events that this version can read, without gap and fork");
  }

  private static Optional<CustomerId> customer(List<Envelope> own) {
    return own.stream()
        .map(Envelope::data)
        .filter(AddendumProposed.class::isInstance)
        .map(event -> ((AddendumProposed) event).addendum().customer())
        .findFirst();
  }
}
