package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.rules.evidence.Evidence;
import org.slaledger.rules.evidence.Held;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.PointEvidence;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.SilentAs;
import org.slaledger.rules.time.Interval;

class HistoryTest {
  private static final Instant ZERO = Instant.parse("2026-06-01T10:00:00Z");
  private static final Instant LATER = ZERO.plus(Duration.ofDays(30));
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LATE = Duration.ofSeconds(5);
  private static final Series NONE = new Series(0, null);

  @Test
  void successes_without_a_hole_are_one_stretch_that_ends_with_the_last_ones_interval() {
    assertThat(history(up(0), up(1), up(2))).containsExactly(covered(0, 3, 3, 0));
  }

  @Test
  void failures_and_the_first_success_behind_them_are_told() {
    assertThat(history(up(0), down(1), down(2), up(3), up(4)))
        .containsExactly(failed(1, 1), failed(2, 2), recovered(3, 1), covered(0, 5, 5, 2));
  }

  @Test
  void what_is_late_by_no_more_than_the_tolerance_leaves_no_hole_and_what_is_later_does() {
    assertThat(history(up(0), late(1, 5), late(2, 11)))
        .containsExactly(
            covered(at(0), at(1).plusSeconds(65), 2, 0),
            covered(at(2).plusSeconds(11), at(3).plusSeconds(11), 1, 0));
  }

  @Test
  void a_stretch_is_told_by_the_hour() {
    List<Observation> day = new ArrayList<>();
    for (int minute = 0; minute < 24 * 60; minute++) {
      day.add(up(minute));
    }
    List<AvailabilityEvent> events = history(day.toArray(Observation[]::new));
    assertThat(events).hasSize(24).startsWith(covered(0, 60, 60, 0));
    assertThat(events.getLast()).isEqualTo(covered(23 * 60, 24 * 60, 60, 0));
  }

  @Test
  void a_part_goes_on_where_the_one_before_ended() {
    Series running = new Series(3, at(-3));
    List<AvailabilityEvent> events =
        new History(LATE, running, at(0).minusSeconds(2), LATER, "i").of(List.of(down(0), up(1)));
    assertThat(events)
        .containsExactly(
            failed(0, 4), recovered(1, -3), covered(at(0).minusSeconds(2), at(2), 2, 1));
  }

  @Test
  void nothing_is_covered_behind_now() {
    Instant now = at(1).plusSeconds(10);
    assertThat(new History(LATE, NONE, Instant.EPOCH, now, "i").of(List.of(up(0), up(1))))
        .containsExactly(covered(at(0), now, 2, 0));
  }

  @Test
  void in_whatever_parts_it_comes_it_says_the_same() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    long seed = random.nextLong();
    random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      List<Observation> all = generated(random);
      PointTerms terms =
          new PointTerms(1 + random.nextInt(3), Duration.ZERO, 1, Set.of(), SilentAs.ABSTAINS);
      assertThat(timeline(terms, inParts(all, random)))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(timeline(terms, inParts(all, null)));
    }
  }

  private static List<Observation> generated(RandomGenerator random) {
    List<Observation> all = new ArrayList<>();
    int second = 0;
    for (int i = 0; i < 200; i++) {
      Instant at = ZERO.plusSeconds(second);
      all.add(observation(at, random.nextInt(3) > 0));
      second += random.nextInt(10) == 0 ? 200 : 58 + random.nextInt(9);
    }
    return all;
  }

  /** As the service does: each part is told what is known of those before. */
  private static List<AvailabilityEvent> inParts(
      List<Observation> all, @Nullable RandomGenerator random) {
    List<AvailabilityEvent> events = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      int to = random == null ? all.size() : Math.min(all.size(), from + 1 + random.nextInt(40));
      Instant first = all.get(from).at();
      events.addAll(
          new History(LATE, running(events), coveredUntil(events, first), LATER, "i")
              .of(all.subList(from, to)));
      from = to;
    }
    return events;
  }

  private static Series running(List<AvailabilityEvent> events) {
    int failures = 0;
    Instant since = null;
    for (AvailabilityEvent event : events) {
      if (event instanceof ProbeFailed failed) {
        since = failures++ == 0 ? failed.at() : since;
      } else if (event instanceof ProbeRecovered) {
        failures = 0;
        since = null;
      }
    }
    return new Series(failures, since);
  }

  private static Instant coveredUntil(List<AvailabilityEvent> events, Instant latest) {
    return events.stream()
        .filter(ObservationRecorded.class::isInstance)
        .map(event -> ((ObservationRecorded) event).to())
        .filter(to -> !to.isAfter(latest))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** States alone: which events say so depends on the parts. */
  private static List<String> timeline(PointTerms terms, List<AvailabilityEvent> events) {
    Interval whole = new Interval(ZERO, ZERO.plus(Duration.ofHours(8)));
    List<Evidence> facts =
        events.stream()
            .<Evidence>map(
                event ->
                    switch (event) {
                      case ProbeFailed it -> new Evidence.Failed(it.at(), "x");
                      case ProbeRecovered it -> new Evidence.Recovered(it.at(), "x");
                      case ObservationRecorded it -> new Evidence.Covered(it.from(), it.to(), "x");
                      case AvailabilityEvent.ObservationMissed it -> throw new AssertionError();
                    })
            .toList();
    return ObservedPoint.of(
            List.of(new Held<>(terms, whole)), PointEvidence.of(Map.of("history", facts)), whole)
        .state()
        .pieces()
        .stream()
        .map(piece -> piece.state() + " " + piece.interval().from())
        .toList();
  }

  private static List<AvailabilityEvent> history(Observation... observations) {
    return new History(LATE, NONE, Instant.EPOCH, LATER, "i").of(List.of(observations));
  }

  private static Instant at(int minute) {
    return ZERO.plus(MINUTE.multipliedBy(minute));
  }

  private static Observation up(int minute) {
    return observation(at(minute), true);
  }

  private static Observation late(int minute, int seconds) {
    return observation(at(minute).plusSeconds(seconds), true);
  }

  private static Observation down(int minute) {
    return observation(at(minute), false);
  }

  private static Observation observation(Instant at, boolean ok) {
    return new Observation(
        new PointId("portal"), "history", at, MINUTE, ok, null, null, null, null);
  }

  private static ProbeFailed failed(int minute, int consecutive) {
    return new ProbeFailed(
        new PointId("portal"),
        "history",
        at(minute),
        consecutive,
        FailureReason.REPORTED,
        null,
        "",
        Duration.ZERO,
        null,
        null,
        null,
        "i");
  }

  private static ProbeRecovered recovered(int minute, int since) {
    return new ProbeRecovered(
        new PointId("portal"),
        "history",
        at(minute),
        at(since),
        null,
        Duration.ZERO,
        null,
        null,
        "i");
  }

  private static ObservationRecorded covered(int from, int to, int attempts, int failures) {
    return covered(at(from), at(to), attempts, failures);
  }

  private static ObservationRecorded covered(Instant from, Instant to, int attempts, int failures) {
    return new ObservationRecorded(
        new PointId("portal"), "history", from, to, attempts, failures, null, null, "i");
  }
}
