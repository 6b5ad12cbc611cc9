package org.slaledger.probe.usecase;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.Checkpoint;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.domain.PointsOfService;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.view.CoverageView;
import org.slaledger.probe.view.MayRead;
import org.slaledger.probe.view.RunningCoverage;
import org.slaledger.probe.view.WhatWasRecorded;
import org.slaledger.probe.view.WhichTermsJudge;
import org.slaledger.promises.Translation;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.evidence.Held;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.ObservedService;
import org.slaledger.rules.evidence.PointEvidence;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.time.Interval;

/**
 * What was observed of a point or a service, at this and all other locations. It is reckoned by
 * workers: the event loops have probes to make.
 */
@ApplicationScoped
public class WhatWasObserved {
  /** The reference of time that is being measured, and of which no event tells yet. */
  public static final String GATHERING = "gathering";

  private final Pool pool;
  private final WhatWasRecorded recorded;
  private final WhichTermsJudge judging;
  private final CoverageView coverage;
  private final RunningCoverage running;
  private final InstantSource time;
  private final String location;
  private final Duration recording;
  private final Duration kept;

  WhatWasObserved(
      Pool pool,
      WhatWasRecorded recorded,
      WhichTermsJudge judging,
      CoverageView coverage,
      RunningCoverage running,
      InstantSource time,
      @ConfigProperty(name = "sla.probe.location") String location,
      @ConfigProperty(name = "sla.probe.coverage-interval") Duration recording,
      @ConfigProperty(name = "sla.probe.checkpoint-interval") Duration kept) {
    this.pool = pool;
    this.recorded = recorded;
    this.judging = judging;
    this.coverage = coverage;
    this.running = running;
    this.time = time;
    this.location = location;
    this.recording = recording;
    this.kept = recording.compareTo(kept) < 0 ? recording : kept;
  }

  /** Where this deployment measures. */
  public String location() {
    return location;
  }

  /**
   * The point's states over an interval, each stretch under the terms that judge it in statements.
   * Coverage is told late; a location that told in time is taken for one that measures on.
   *
   * @param may which terms count
   */
  public Uni<ObservedPoint> of(PointId point, MayRead may, Interval interval) {
    return each(List.of(point), may, interval)
        .map(found -> Objects.requireNonNull(found.get(point)));
  }

  /** The same of each of these points. */
  public Uni<Map<PointId, ObservedPoint>> each(
      Collection<PointId> points, MayRead may, Interval interval) {
    return judging
        .of(points, may)
        .chain(
            versions ->
                evidence(versions, interval)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(
                        told ->
                            points.stream()
                                .distinct()
                                .collect(
                                    toMap(
                                        it -> it,
                                        it ->
                                            ObservedPoint.of(
                                                translated(versions.getOrDefault(it, List.of())),
                                                told.getOrDefault(it, PointEvidence.NONE),
                                                interval)))));
  }

  /**
   * A customer's service through its points, each while the terms that judge name it; nothing but
   * unobserved where it has none.
   */
  public Uni<ObservedService> of(CustomerId customer, String service, Interval interval) {
    return judging
        .ofService(customer, service)
        .chain(
            points ->
                evidence(points, interval)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(told -> ObservedService.of(together(points), named(told), interval)));
  }

  private static Map<String, PointEvidence> named(Map<PointId, PointEvidence> told) {
    return told.entrySet().stream().collect(toMap(it -> it.getKey().value(), Map.Entry::getValue));
  }

  private static List<Held<Map<String, PointTerms>>> together(
      Map<PointId, List<Held<MeasurementPoint>>> points) {
    Map<String, List<Held<PointTerms>>> named = new HashMap<>();
    points.forEach((point, versions) -> named.put(point.value(), translated(versions)));
    return PointsOfService.together(named);
  }

  private static List<Held<PointTerms>> translated(List<Held<MeasurementPoint>> versions) {
    return versions.stream()
        .map(it -> new Held<>(Translation.point(it.terms()), it.interval()))
        .toList();
  }

  /** In three questions for all of them. */
  private Uni<Map<PointId, PointEvidence>> evidence(
      Map<PointId, List<Held<MeasurementPoint>>> versions, Interval interval) {
    List<PointTerms> terms =
        versions.values().stream().flatMap(it -> translated(it).stream()).map(Held::terms).toList();
    int confirm = terms.stream().mapToInt(PointTerms::confirm).max().orElse(1);
    Duration staleness =
        terms.stream()
            .map(PointTerms::staleness)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    Set<PointId> points = versions.keySet();
    return Uni.combine()
        .all()
        .unis(
            recorded.during(points, interval, confirm, staleness),
            coverage.everywhere(pool, points),
            running.of(pool, location, points))
        .usingConcurrencyOf(1)
        .with(
            (told, seen, kept) ->
                points.stream()
                    .collect(
                        toMap(
                            it -> it,
                            it ->
                                gathered(
                                    told.getOrDefault(it, PointEvidence.NONE),
                                    kept.get(it),
                                    seen.getOrDefault(it, Map.of()),
                                    versions.getOrDefault(it, List.of())))));
  }

  /**
   * How a point is now on which an integrator reports, by its last day. What is not told yet and
   * not due yet either goes on as it was.
   *
   * @param agreed from when on the point has been agreed; nothing is said of before
   */
  public Uni<LastSeen.Now> now(MeasurementPoint terms, MayRead may, Instant agreed, Instant now) {
    Instant dayAgo = now.minus(Duration.ofDays(1));
    Instant begin = agreed.isAfter(dayAgo) && agreed.isBefore(now) ? agreed : dayAgo;
    return of(terms.point(), may, new Interval(begin, now))
        .map(observed -> now(observed.state().pieces(), terms));
  }

  private static LastSeen.Now now(List<Observed> pieces, MeasurementPoint terms) {
    Observed last = pieces.getLast();
    Duration due = terms.interval().plus(terms.timeout());
    boolean seen = !last.state().equals(State.UNOBSERVED);
    if (!seen && pieces.size() > 1 && last.interval().length().compareTo(due) <= 0) {
      return now(pieces.subList(0, pieces.size() - 1));
    }
    return now(pieces);
  }

  /** Pieces tell of the same state where other events say so. */
  private static LastSeen.Now now(List<Observed> pieces) {
    Observed last = pieces.getLast();
    Instant since = last.interval().from();
    for (Observed piece : pieces.reversed()) {
      if (!piece.state().equals(last.state())) {
        break;
      }
      since = piece.interval().from();
    }
    LastSeen.State state =
        switch (last.state()) {
          case State.Up up -> LastSeen.State.UP;
          case State.Down down -> LastSeen.State.DOWN;
          case State.Degraded degraded -> LastSeen.State.DOWN;
          case State.Unobserved unobserved -> LastSeen.State.UNOBSERVED;
        };
    boolean seen = state != LastSeen.State.UNOBSERVED;
    boolean before = since.isAfter(pieces.getFirst().interval().from());
    Instant unseenSince = before ? since : null;
    return new LastSeen.Now(state, since, seen ? last.interval().to() : unseenSince);
  }

  /**
   * What was told, with what gathers here and what each location is about to tell; integrators tell
   * all.
   */
  private PointEvidence gathered(
      PointEvidence told,
      @Nullable Checkpoint here,
      Map<String, LastSeen> seen,
      List<Held<MeasurementPoint>> versions) {
    Instant now = time.instant();
    Map<String, List<Evidence>> all = new HashMap<>(told.byLocation());
    if (here != null) {
      all.merge(location, List.of(gathering(here)), WhatWasObserved::both);
    }
    versions.stream()
        .filter(it -> it.interval().contains(now))
        .map(Held::terms)
        .filter(terms -> !(terms.probe() instanceof ProbeTerms.Reported))
        .forEach(
            terms ->
                last(seen, here, terms)
                    .forEach(
                        (place, last) ->
                            last.gathering(now, terms, place.equals(location) ? kept : recording)
                                .ifPresent(
                                    it -> all.merge(place, covered(it), WhatWasObserved::both))));
    return PointEvidence.of(all);
  }

  /** What each location said last; this one, with the coverage that gathers. */
  private Map<String, LastSeen> last(
      Map<String, LastSeen> seen, @Nullable Checkpoint here, MeasurementPoint terms) {
    if (here == null) {
      return seen;
    }
    Map<String, LastSeen> last = new HashMap<>(seen);
    LastSeen before = seen.getOrDefault(location, LastSeen.NEVER);
    last.put(location, before.evolve(here.told(terms.point(), location), terms.confirm()));
    return last;
  }

  private static Evidence gathering(Checkpoint kept) {
    ProbeResult.NotMade why = kept.notMade();
    return why == null
        ? new Evidence.Covered(kept.from(), kept.to(), GATHERING)
        : new Evidence.Missed(kept.from(), kept.to(), why.reason().name(), GATHERING);
  }

  private static List<Evidence> covered(Interval gathering) {
    return List.of(new Evidence.Covered(gathering.from(), gathering.to(), GATHERING));
  }

  private static List<Evidence> both(List<Evidence> told, List<Evidence> more) {
    List<Evidence> all = new ArrayList<>(told);
    all.addAll(more);
    return all;
  }
}
