package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slaledger.contract.PointId;
import org.slaledger.probe.usecase.FoundOutage.Part;
import org.slaledger.probe.usecase.WhichOutagesWere.Wanted;
import org.slaledger.probe.view.FailedProbe;
import org.slaledger.probe.view.WhichProbesFailed;
import org.slaledger.probe.view.WhichProbesFailed.Deciding;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.ObservedService;
import org.slaledger.rules.evidence.Outage;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/** Finds what outages rest on: each failed probe, and what decided. */
@ApplicationScoped
class OutageEvidence {
  private final WhichProbesFailed probes;

  OutageEvidence(WhichProbesFailed probes) {
    this.probes = probes;
  }

  /** Of these outages, in their order. */
  Uni<List<FoundOutage>> of(List<Outage> outages, ObservedService seen, Wanted wanted) {
    return Multi.createFrom()
        .iterable(seen.points().entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            it -> parts(new PointId(it.getKey()), it.getValue(), outages, wanted))
        .collect()
        .asList()
        .map(
            parts ->
                outages.stream()
                    .map(
                        outage ->
                            new FoundOutage(
                                outage,
                                parts.stream()
                                    .filter(of -> of.containsKey(outage))
                                    .map(of -> Objects.requireNonNull(of.get(outage)))
                                    .toList()))
                    .toList());
  }

  /** The point's part in each outage in which it was down. */
  private Uni<Map<Outage, Part>> parts(
      PointId point, ObservedPoint seen, List<Outage> outages, Wanted wanted) {
    List<Outage> its =
        outages.stream()
            .filter(it -> !during(seen.state(), it).when(State.DOWN::equals).isEmpty())
            .toList();
    if (its.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    List<Interval> probed = probed(seen, its);
    Interval all = probed.stream().reduce(Interval::hull).orElseThrow();
    Collection<String> refs = new TreeSet<>();
    its.forEach(it -> refs.addAll(it.refs()));
    Collection<String> names = seen.locations().keySet();
    return Uni.combine()
        .all()
        .unis(
            probes.within(point, probed, names, wanted.most(), wanted.behind()),
            probes.count(point, probed, names),
            probes.deciding(point, all, refs))
        .usingConcurrencyOf(1)
        .with(
            (failed, counts, deciding) -> {
              Map<Outage, Part> parts = new HashMap<>();
              for (int i = 0; i < its.size(); i++) {
                parts.put(
                    its.get(i),
                    part(
                        point,
                        seen,
                        its.get(i),
                        probed.get(i),
                        deciding,
                        counts.get(i),
                        failed.get(i)));
              }
              return parts;
            });
  }

  private static Part part(
      PointId point,
      ObservedPoint seen,
      Outage outage,
      Interval probed,
      List<Deciding> deciding,
      long failures,
      List<FailedProbe> failed) {
    Set<String> refs = Set.copyOf(outage.refs());
    SortedMap<String, Timeline> locations = new TreeMap<>();
    seen.locations().forEach((name, timeline) -> locations.put(name, during(timeline, outage)));
    return new Part(
        point,
        probed,
        during(seen.state(), outage).when(State.DOWN::equals).length(),
        Collections.unmodifiableSortedMap(locations),
        deciding.stream().filter(it -> refs.contains(it.event())).toList(),
        failures,
        failed);
  }

  private static Timeline during(Timeline timeline, Outage outage) {
    return timeline.over(outage.interval());
  }

  /** A quorum is reached later than its first location begins to see the point down. */
  private static List<Interval> probed(ObservedPoint seen, List<Outage> outages) {
    List<Interval> places =
        seen.locations().values().stream()
            .flatMap(it -> Outage.in(it).stream())
            .map(Outage::interval)
            .toList();
    Instant end = seen.state().interval().to();
    return outages.stream()
        .map(
            outage ->
                new Interval(
                    places.stream()
                        .filter(it -> it.overlaps(outage.interval()))
                        .reduce(outage.interval(), Interval::hull)
                        .from(),
                    outage.upFrom() == null ? end : outage.upFrom()))
        .toList();
  }
}
