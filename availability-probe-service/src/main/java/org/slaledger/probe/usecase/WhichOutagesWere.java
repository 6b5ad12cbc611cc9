package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.MayRead;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.ObservedService;
import org.slaledger.rules.evidence.Outage;
import org.slaledger.rules.evidence.Reliability;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/** Which outages touch a period, each whole and with its evidence, and what they make of it. */
@ApplicationScoped
public class WhichOutagesWere {
  private static final Duration FURTHER = Duration.ofDays(1);

  private final WhatWasObserved observed;
  private final OutageEvidence evidence;
  private final InstantSource time;

  WhichOutagesWere(WhatWasObserved observed, OutageEvidence evidence, InstantSource time) {
    this.observed = observed;
    this.evidence = evidence;
    this.time = time;
  }

  /**
   * What was found of a period.
   *
   * @param observed over at least the period; of a point's, with that point alone
   */
  public record Found(
      ObservedService observed, Reliability reliability, List<FoundOutage> outages) {}

  /**
   * How much of each outage's failed probes is wanted.
   *
   * @param behind so many are passed over
   */
  public record Wanted(int most, long behind) {
    static final int ENOUGH = 100;

    /** How many there are, and none of them. */
    public static final Wanted NONE = new Wanted(0, 0);

    /** Enough to see what it was. */
    public static final Wanted FIRST = new Wanted(ENOUGH, 0);
  }

  /**
   * Of a point.
   *
   * @param versions under which it was agreed, as far as they may be known of
   */
  public Uni<Found> of(
      PointId point, MayRead may, List<AgreedPoint> versions, Interval period, Wanted wanted) {
    return found(
        period,
        begin(versions),
        wanted,
        look ->
            observed
                .of(point, may, look)
                .map(
                    it -> {
                      TreeMap<String, ObservedPoint> one = new TreeMap<>();
                      one.put(point.value(), it);
                      return new ObservedService(it.state(), one);
                    }));
  }

  /**
   * Of a service.
   *
   * @param versions under which its points were agreed
   */
  public Uni<Found> of(
      CustomerId customer,
      String service,
      List<AgreedPoint> versions,
      Interval period,
      Wanted wanted) {
    return found(period, begin(versions), wanted, look -> observed.of(customer, service, look));
  }

  private static Instant begin(List<AgreedPoint> versions) {
    return versions.stream().map(AgreedPoint::from).min(Instant::compareTo).orElseThrow();
  }

  private Uni<Found> found(
      Interval period, Instant begin, Wanted wanted, Function<Interval, Uni<ObservedService>> ask) {
    return whole(period, begin, time.instant(), ask)
        .chain(
            seen -> {
              List<Outage> all = Outage.in(seen.state());
              Reliability reliability = Reliability.of(seen.state().over(period), all);
              List<Outage> touching =
                  all.stream().filter(it -> it.interval().overlaps(period)).toList();
              return evidence
                  .of(touching, seen, wanted)
                  .map(outages -> new Found(seen, reliability, outages));
            });
  }

  /** As far to either side as it takes to see where the first outage began and the last ended. */
  private static Uni<ObservedService> whole(
      Interval look, Instant begin, Instant now, Function<Interval, Uni<ObservedService>> ask) {
    return ask.apply(look)
        .chain(
            seen -> {
              Interval wider = wider(seen.state(), begin, now);
              return wider.equals(look)
                  ? Uni.createFrom().item(seen)
                  : whole(wider, begin, now, ask);
            });
  }

  private static Interval wider(Timeline seen, Instant begin, Instant now) {
    List<Outage> outages = Outage.in(seen);
    Interval look = seen.interval();
    if (outages.isEmpty()) {
      return look;
    }
    Duration more = look.length().compareTo(FURTHER) > 0 ? look.length() : FURTHER;
    Instant first = outages.getFirst().interval().from();
    boolean beganEarlier =
        seen.pieces().stream()
            .takeWhile(it -> it.interval().from().isBefore(first))
            .allMatch(it -> it.state().equals(State.UNOBSERVED));
    Instant from = look.from();
    if (beganEarlier && from.isAfter(begin)) {
      Instant earlier = from.minus(more);
      from = earlier.isBefore(begin) ? begin : earlier;
    }
    Instant to = look.to();
    if (outages.getLast().upFrom() == null && to.isBefore(now)) {
      Instant later = to.plus(more);
      to = later.isAfter(now) ? now : later;
    }
    return new Interval(from, to);
  }
}
