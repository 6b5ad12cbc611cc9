package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.probe.domain.AgreedService;
import org.slaledger.probe.view.Sight;
import org.slaledger.probe.view.WhichServicesAreAgreed;
import org.slaledger.promises.Maintenance;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** What probes saw while maintenance went on: an overrun, or a window that nobody needed. */
@ApplicationScoped
public class WhatWasSeenOfMaintenance {
  /** The latest occurrences that have begun. */
  private static final int MOST_OCCURRENCES = 6;

  private static final int MOST_POINTS = 20;

  private final Pool pool;
  private final WhichServicesAreAgreed services;
  private final WhatWasObserved observed;
  private final InstantSource time;

  WhatWasSeenOfMaintenance(
      Pool pool, WhichServicesAreAgreed services, WhatWasObserved observed, InstantSource time) {
    this.pool = pool;
    this.services = services;
    this.observed = observed;
    this.time = time;
  }

  /**
   * A point during an occurrence.
   *
   * @param down within the announced time
   * @param downBeyond between the announced end and the end of the work
   * @param unobserved of all that time
   */
  public record Seen(
      int occurrence, PointId point, Duration down, Duration downBeyond, Duration unobserved) {}

  /**
   * Of the latest six occurrences that have begun, at up to 20 points.
   *
   * @param sight of who asks
   */
  public Uni<List<Seen>> of(List<Maintenance> window, Sight sight) {
    Instant now = time.instant();
    List<Maintenance> begun =
        window.stream()
            .filter(it -> it.cancelled() == null && it.planned().from().isBefore(now))
            .sorted(Comparator.comparing((Maintenance it) -> it.planned().from()).reversed())
            .limit(MOST_OCCURRENCES)
            .toList();
    return begun.isEmpty()
        ? Uni.createFrom().item(List.of())
        : services
            .of(pool, customers(window.getFirst(), sight))
            .chain(agreed -> seen(begun, agreed, sight, now));
  }

  private static List<CustomerId> customers(Maintenance it, Sight sight) {
    List<CustomerId> seen = sight.customers();
    return it.customers().stream().filter(one -> seen == null || seen.contains(one)).toList();
  }

  private Uni<List<Seen>> seen(
      List<Maintenance> begun, List<AgreedService> agreed, Sight sight, Instant now) {
    return Multi.createFrom()
        .items(
            begun.stream()
                .flatMap(it -> points(it, agreed, sight).map(point -> new Asked(it, point))))
        .onItem()
        .transformToUniAndConcatenate(
            it ->
                observed
                    .of(it.point(), sight, it.time(now))
                    .map(found -> it.seen(found.state(), now)))
        .collect()
        .asList();
  }

  private static Stream<PointId> points(Maintenance it, List<AgreedService> agreed, Sight sight) {
    return agreed.stream()
        .filter(one -> it.services().contains(one.service()))
        .filter(one -> one.holdsDuring(it.planned().from(), it.planned().to()))
        .flatMap(one -> one.points().stream())
        .filter(point -> it.points() == null || it.points().contains(point))
        .filter(sight::sees)
        .distinct()
        .limit(MOST_POINTS);
  }

  private record Asked(Maintenance maintenance, PointId point) {
    Interval time(Instant now) {
      return new Interval(
          maintenance.planned().from(),
          Stream.of(planned(now).to(), beyond(now).to())
              .max(Comparator.naturalOrder())
              .orElseThrow());
    }

    private Interval planned(Instant now) {
      Instant end = maintenance.planned().to();
      return new Interval(maintenance.planned().from(), now.isBefore(end) ? now : end);
    }

    private Interval beyond(Instant now) {
      Instant end = planned(now).to();
      Instant worked =
          switch (maintenance.phase()) {
            case OPEN -> now;
            case CLOSED -> Objects.requireNonNull(maintenance.closedAt());
            case ANNOUNCED, CANCELLED -> end;
          };
      return new Interval(end, worked.isAfter(end) ? worked : end);
    }

    Seen seen(Timeline state, Instant now) {
      return new Seen(
          maintenance.occurrence(),
          point,
          down(state).within(planned(now)).length(),
          down(state).within(beyond(now)).length(),
          state.when(State.UNOBSERVED::equals).length());
    }

    private static Intervals down(Timeline state) {
      return state.when(it -> it instanceof State.Down);
    }
  }
}
