package org.slaledger.credit.domain.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.event.CreditEvent.ExclusionAccepted;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.statement.Contribution;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementDifference;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.rules.Problem;

/**
 * What is to be otherwise. A field that is not given, or empty, changes nothing.
 *
 * @param withoutExclusions claimed exclusions that are to be as if never claimed
 * @param withExclusions claimed exclusions that are to count as accepted, whoever rejected or
 *     contested them
 * @param withoutWindows maintenance windows that are to be as if never announced
 * @param withoutLocations locations that are to have measured nothing
 * @param confirm so many failures in a row are to make an outage, at every point
 * @param services what is to be promised for services of the signed terms, in the place of what is;
 *     response clocks stay as they were recorded
 */
public record WhatIf(
    @Nullable List<ExclusionId> withoutExclusions,
    @Nullable List<ExclusionId> withExclusions,
    @Nullable List<String> withoutWindows,
    @Nullable List<String> withoutLocations,
    @Nullable Integer confirm,
    @Nullable List<ServiceTerms> services) {
  private static final String NOBODY = "what-if";
  private static final int MOST_TO_CONFIRM = 1_000;

  /** What came of it. */
  public sealed interface Answer {
    /**
     * Both statements.
     *
     * @param is as it was derived from the same events
     * @param changes what it would say otherwise
     */
    record Compared(Statement is, Statement wouldBe, List<ChangedFigure> changes)
        implements Answer {
      /** Keeps a copy. */
      public Compared {
        changes = List.copyOf(changes);
      }
    }

    /** It asks for what is not there. */
    record Refused(List<Problem> problems) implements Answer {
      /** Keeps a copy. */
      public Refused {
        problems = List.copyOf(problems);
      }
    }

    /** One of them can't be derived. */
    record None(Derivation why) implements Answer {}
  }

  /**
   * Derives both.
   *
   * @param events of all streams that contribute, at least as far as the question reaches
   */
  public Answer answer(Question question, Collection<Envelope> events) {
    Derivation derived = StatementFold.derive(question, events);
    if (!(derived instanceof Derivation.Derived(Statement is))) {
      return new Answer.None(derived);
    }
    List<Envelope> reached = reached(is, events);
    Optional<OtherServices> others = others(is, reached);
    List<Problem> problems = problems(question.agreement(), reached, others);
    if (!problems.isEmpty()) {
      return new Answer.Refused(problems);
    }
    List<Envelope> supposed = otherwise(question.agreement(), reached, others);
    Derivation other = StatementFold.derive(all(question, supposed), supposed);
    return other instanceof Derivation.Derived(Statement wouldBe)
        ? new Answer.Compared(is, wouldBe, StatementDifference.between(is, wouldBe))
        : new Answer.None(other);
  }

  /** The same question of exactly these events. */
  private static Question all(Question question, List<Envelope> events) {
    Map<StreamId, Long> last = new HashMap<>();
    events.forEach(event -> last.merge(event.stream(), event.streamVersion(), Math::max));
    List<StreamCut> cut = new ArrayList<>();
    last.forEach((stream, version) -> cut.add(new StreamCut(stream, version)));
    return new Question(
        question.agreement(), question.period(), question.asOf(), cut, null, question.ruleset());
  }

  private static List<Envelope> reached(Statement is, Collection<Envelope> events) {
    Map<StreamId, Long> last = StreamCut.versions(is.cut());
    return events.stream()
        .filter(event -> event.streamVersion() <= last.getOrDefault(event.stream(), 0L))
        .toList();
  }

  private List<Problem> problems(
      AgreementId agreement, List<Envelope> events, Optional<OtherServices> others) {
    Set<String> there = new HashSet<>();
    events.forEach(event -> there.add(event.stream().value()));
    List<Problem> problems = new ArrayList<>();
    each(withoutExclusions)
        .map(it -> it.stream(agreement).value())
        .filter(not(there))
        .forEach(it -> problems.add(unknown("withoutExclusions", it)));
    each(withExclusions)
        .map(it -> it.stream(agreement).value())
        .filter(not(there))
        .forEach(it -> problems.add(unknown("withExclusions", it)));
    each(withoutWindows)
        .map(WhatIf::window)
        .filter(not(there))
        .forEach(it -> problems.add(unknown("withoutWindows", it)));
    Set<String> locations = new HashSet<>();
    events.forEach(event -> location(event.stream()).forEach(locations::add));
    each(withoutLocations)
        .filter(not(locations))
        .forEach(it -> problems.add(unknown("withoutLocations", it)));
    if (confirm != null && (confirm < 1 || confirm > MOST_TO_CONFIRM)) {
      problems.add(
          new Problem("confirm", confirm + " is no number of failures", "1 to " + MOST_TO_CONFIRM));
    }
    others.ifPresent(it -> problems.addAll(it.problems(events)));
    return problems;
  }

  private static Predicate<String> not(Set<String> there) {
    return Predicate.not(there::contains);
  }

  private static Problem unknown(String field, String what) {
    return new Problem(field, "the statement rests on no " + what, "what contributes to it");
  }

  private static String window(String id) {
    return "window/" + id;
  }

  private static Stream<String> location(StreamId stream) {
    return stream.prefix().equals("probe")
        ? Stream.of(Contribution.locationOf(stream))
        : Stream.empty();
  }

  private static <T> Stream<T> each(@Nullable List<T> all) {
    return Objects.requireNonNullElse(all, List.<T>of()).stream();
  }

  /** In the version that holds. */
  private Optional<OtherServices> others(Statement is, List<Envelope> events) {
    return services == null || services.isEmpty()
        ? Optional.empty()
        : events.stream()
            .filter(
                event ->
                    event.data() instanceof AddendumProposed it
                        && it.addendumVersion() == is.addendumVersion())
            .findFirst()
            .map(event -> new OtherServices(event, services));
  }

  private List<Envelope> otherwise(
      AgreementId agreement, List<Envelope> events, Optional<OtherServices> others) {
    Set<String> out = new HashSet<>();
    each(withoutExclusions).forEach(it -> out.add(it.stream(agreement).value()));
    each(withoutWindows).forEach(it -> out.add(window(it)));
    Set<String> accepted = new HashSet<>();
    each(withExclusions).forEach(it -> accepted.add(it.stream(agreement).value()));
    Set<String> silent = new HashSet<>(each(withoutLocations).toList());
    return events.stream()
        .filter(event -> !out.contains(event.stream().value()))
        .filter(event -> location(event.stream()).noneMatch(silent::contains))
        .flatMap(
            event -> accepted.contains(event.stream().value()) ? accepted(event) : Stream.of(event))
        .map(event -> promising(event, others))
        .map(this::confirming)
        .toList();
  }

  /** The claim, and that somebody else accepted it; of the rest of its stream nothing. */
  private static Stream<Envelope> accepted(Envelope event) {
    return event.data() instanceof ExclusionClaimed claim
        ? Stream.of(
            event,
            with(
                event,
                event.streamVersion() + 1,
                NOBODY,
                new ExclusionAccepted(claim.agreement(), claim.period(), claim.exclusion(), null)))
        : Stream.empty();
  }

  private static Envelope promising(Envelope event, Optional<OtherServices> others) {
    return others
        .filter(it -> it.proposal().equals(event))
        .map(it -> proposing(event, it.addendum()))
        .orElse(event);
  }

  private Envelope confirming(Envelope event) {
    return confirm != null && event.data() instanceof AddendumProposed proposed
        ? proposing(event, confirming(proposed.addendum(), confirm))
        : event;
  }

  private static Addendum confirming(Addendum addendum, int failures) {
    return addendum.serving(
        addendum.services().stream()
            .map(
                service ->
                    service.measuredAt(
                        service.points().stream()
                            .map(point -> point.confirmedBy(failures))
                            .toList()))
            .toList());
  }

  private static Envelope proposing(Envelope event, Addendum addendum) {
    AddendumProposed proposed = (AddendumProposed) event.data();
    return with(
        event,
        event.streamVersion(),
        event.actor(),
        new AddendumProposed(
            proposed.agreement(),
            proposed.addendumVersion(),
            addendum,
            proposed.documentHash(),
            proposed.zone()));
  }

  private static Envelope with(Envelope event, long version, String actor, Event data) {
    return new Envelope(
        event.id(),
        event.source(),
        event.stream(),
        version,
        event.time(),
        event.recordedTime(),
        actor,
        event.causationId(),
        event.correlationId(),
        event.traceparent(),
        data);
  }
}
