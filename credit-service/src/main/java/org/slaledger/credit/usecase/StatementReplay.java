package org.slaledger.credit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.statement.Contribution;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.PeriodTerms;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.credit.usecase.ledger.CutOfLedger;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.UnusableEvent;
import org.slaledger.journal.UnusableLog;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/**
 * Derives statements from the log, and from nothing else; how far streams went at a size of the
 * ledger is for the ledger to say.
 */
@ApplicationScoped
public class StatementReplay {
  private static final Set<Topic> TERMS = Set.of(Topic.AGREEMENTS);
  private static final Set<Topic> FACTS =
      Set.of(Topic.AVAILABILITY, Topic.MAINTENANCE, Topic.CLOCKS, Topic.CREDITS);
  private static final Set<Topic> FACTS_AND_CALENDARS =
      Set.of(Topic.AGREEMENTS, Topic.AVAILABILITY, Topic.MAINTENANCE, Topic.CLOCKS, Topic.CREDITS);

  private final LogReplay log;
  private final CutOfLedger ledger;
  private final Consumer<ReplayProgress> progress;

  /** Of a service. */
  @Inject
  StatementReplay(LogReplay log, CutOfLedger ledger) {
    this(log, ledger, progress -> {});
  }

  /** Of a tool, which shows how far it is. */
  public StatementReplay(LogReplay log, CutOfLedger ledger, Consumer<ReplayProgress> progress) {
    this.log = log;
    this.ledger = ledger;
    this.progress = progress;
  }

  /** What a question is answered from. */
  public sealed interface History {
    /**
     * Events of all streams that contribute.
     *
     * @param reached the question, with the cut where it is one of a ledger
     */
    record Events(Question reached, List<Envelope> events) implements History {}

    /** There is no answer. */
    record None(Derivation why) implements History {}
  }

  /**
   * Derives a statement. Blocks.
   *
   * @param recordedBy as with {@link #history}
   * @param readable as with {@link #history}
   */
  public Derivation derive(Question question, Instant recordedBy, Predicate<CustomerId> readable) {
    return switch (history(question, recordedBy, readable)) {
      case History.Events(Question reached, List<Envelope> events) ->
          StatementFold.derive(reached, events);
      case History.None(Derivation why) -> why;
    };
  }

  /**
   * Reads the terms first, then the streams that they point at. Blocks. A question of a size of the
   * ledger without a cut is one of what the ledger had then.
   *
   * @param recordedBy what was recorded by then has to be in that ledger, if it is to count
   * @param readable whose statements may be shown; those of others are not there
   */
  public History history(Question question, Instant recordedBy, Predicate<CustomerId> readable) {
    List<Envelope> own = new ArrayList<>();
    try {
      StreamId stream = question.agreement().stream();
      log.replay(
          TERMS,
          stream::equals,
          event -> own.add(event.envelope()),
          refusing(question::reaches),
          progress);
      if (customer(own).filter(readable).isEmpty()) {
        return new History.None(new Derivation.UnknownAgreement());
      }
      return switch (reaching(question, own, recordedBy)
          .then(reached -> StatementFold.terms(reached, own))) {
        case Checked.Refused<PeriodTerms>(List<Problem> problems) ->
            new History.None(new Derivation.Refused(problems));
        case Checked.Accepted<PeriodTerms>(PeriodTerms terms) ->
            history(question, own, terms, recordedBy);
      };
    } catch (UnusableLog e) {
      boolean others = !own.isEmpty() && customer(own).filter(readable).isEmpty();
      return new History.None(others ? new Derivation.UnknownAgreement() : unusable(e));
    }
  }

  private History history(
      Question question, List<Envelope> own, PeriodTerms terms, Instant recordedBy) {
    Contribution contribution = new Contribution(question.agreement(), terms);
    List<Envelope> events = new ArrayList<>(own);
    events.addAll(
        Contributing.of(
            log,
            contribution.calendars().isEmpty() ? FACTS : FACTS_AND_CALENDARS,
            contribution,
            refusing(question::reaches),
            progress));
    return switch (reaching(question, events, recordedBy)) {
      case Checked.Refused<Question>(List<Problem> problems) ->
          new History.None(new Derivation.Refused(problems));
      case Checked.Accepted<Question>(Question reached) -> new History.Events(reached, events);
    };
  }

  private Checked<Question> reaching(
      Question question, Collection<Envelope> events, Instant recordedBy) {
    Long size = question.ledgerSize();
    if (size == null || question.cut() != null) {
      return new Checked.Accepted<>(question);
    }
    List<StreamCut> cut =
        ledger.of(size, events.stream().map(Envelope::stream).distinct().toList());
    Map<StreamId, Long> last = StreamCut.versions(cut);
    List<Problem> beyond =
        events.stream()
            .filter(event -> event.streamVersion() > last.getOrDefault(event.stream(), 0L))
            .filter(event -> !event.recordedTime().isAfter(recordedBy))
            .limit(1)
            .map(event -> beyond(event, size))
            .toList();
    return Checked.of(beyond, () -> question.at(cut));
  }

  private static Problem beyond(Envelope event, long size) {
    return new Problem(
        "ledger",
        "%s version %d of %s is not in the last checkpoint, of %d leaves"
            .formatted(event.stream(), event.streamVersion(), event.recordedTime(), size),
        "a ledger that goes on to be signed");
  }

  /**
   * Exactly the events of a cut, as they were recorded. Blocks.
   *
   * @throws UnusableLog when one of the streams can't be used for a sum
   */
  public List<Recorded> read(Collection<StreamCut> cut) {
    Map<StreamId, Long> last = StreamCut.versions(cut);
    BiPredicate<StreamId, Long> within =
        (stream, version) -> version <= last.getOrDefault(stream, 0L);
    List<Recorded> events = new ArrayList<>();
    log.replay(
        FACTS_AND_CALENDARS,
        last::containsKey,
        event -> {
          if (within.test(event.stream(), event.envelope().streamVersion())) {
            events.add(event);
          }
        },
        refusing(within),
        progress);
    return events;
  }

  /** What is not asked for may be what this version can't read. */
  private static Consumer<UnusableEvent> refusing(BiPredicate<StreamId, Long> asked) {
    return event -> {
      if (asked.test(event.stream(), event.version())) {
        throw event;
      }
    };
  }

  private static Derivation unusable(UnusableLog e) {
    return new Derivation.Refused(List.of(problem(e)));
  }

  /** Why a sum can't be taken from the log. */
  public static Problem problem(UnusableLog e) {
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
