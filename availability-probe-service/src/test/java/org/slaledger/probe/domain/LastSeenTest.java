package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.LastSeen.Now;
import org.slaledger.probe.domain.LastSeen.State;

class LastSeenTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final PointId POINT = new PointId("p");
  private static final Duration EVERY = Duration.ofSeconds(60);
  private static final int CONFIRM = 2;
  private static final MeasurementPoint TERMS =
      MeasurementPoint.of(
          POINT,
          ProbeTerms.Http.get(URI.create("http://x/")),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          CONFIRM);

  @Test
  void a_point_of_which_nothing_is_recorded_is_unobserved_since_it_was_agreed() {
    assertThat(after()).isEqualTo(new Now(State.UNOBSERVED, NOON, null));
  }

  @Test
  void a_point_is_up_since_it_was_first_seen_after_a_hole() {
    assertThat(after(missed(0, 5), covered(5, 20), covered(20, 40)))
        .isEqualTo(new Now(State.UP, at(5), at(40)));
  }

  @Test
  void a_failure_that_is_not_confirmed_is_no_outage() {
    assertThat(after(covered(0, 20), failed(20, 1), covered(20, 30)))
        .isEqualTo(new Now(State.UP, at(0), at(30)));
    assertThat(after(covered(0, 20), failed(20, 1), covered(20, 30), recovered(30, 20)))
        .isEqualTo(new Now(State.UP, at(0), at(30)));
  }

  @Test
  void a_confirmed_outage_began_with_its_first_failure() {
    assertThat(after(covered(0, 20), failed(20, 1), failed(30, 2), covered(20, 40)))
        .isEqualTo(new Now(State.DOWN, at(20), at(40)));
  }

  @Test
  void after_an_outage_a_point_is_up_since_its_recovery() {
    assertThat(
            after(
                covered(0, 20),
                failed(20, 1),
                failed(30, 2),
                covered(20, 40),
                recovered(40, 20),
                covered(40, 50)))
        .isEqualTo(new Now(State.UP, at(40), at(50)));
  }

  @Test
  void an_outage_goes_on_behind_a_hole() {
    assertThat(after(failed(0, 1), failed(10, 2), missed(10, 50), failed(50, 3)))
        .isEqualTo(new Now(State.DOWN, at(0), at(50)));
  }

  @Test
  void while_nobody_measures_a_point_is_unobserved_since_that_began() {
    assertThat(after(covered(0, 20), missed(20, 30), missed(30, 40)))
        .isEqualTo(new Now(State.UNOBSERVED, at(20), at(40)));
  }

  @Test
  void an_outage_is_not_extended_over_time_in_which_nobody_measures() {
    assertThat(after(failed(0, 1), failed(10, 2), covered(0, 20), missed(20, 60)))
        .isEqualTo(new Now(State.UNOBSERVED, at(20), at(60)));
  }

  @Test
  void what_nobody_has_seen_for_longer_than_usual_is_unobserved_since_then() {
    // Given
    LastSeen seen = fold(covered(0, 20));
    // When coverage, interval, timeout and a margin of 2 s have passed
    Now still = seen.at(at(20 + 74), TERMS, NOON, EVERY);
    Now noMore = seen.at(at(20 + 75), TERMS, NOON, EVERY);
    // Then
    assertThat(still.state()).isEqualTo(State.UP);
    assertThat(noMore).isEqualTo(new Now(State.UNOBSERVED, at(20), at(20)));
  }

  @Test
  void evidence_from_before_a_point_was_agreed_anew_says_nothing() {
    assertThat(fold(covered(0, 20)).at(at(30), TERMS, at(25), EVERY))
        .isEqualTo(new Now(State.UNOBSERVED, at(25), null));
  }

  private static Now after(AvailabilityEvent... events) {
    LastSeen seen = fold(events);
    Instant until = seen.record().coveredUntil();
    return seen.at(until == null ? NOON : until, TERMS, NOON, EVERY);
  }

  private static LastSeen fold(AvailabilityEvent... events) {
    LastSeen seen = LastSeen.NEVER;
    for (AvailabilityEvent event : events) {
      seen = seen.evolve(event, CONFIRM);
    }
    return seen;
  }

  private static Instant at(long second) {
    return NOON.plusSeconds(second);
  }

  private static ObservationRecorded covered(long from, long to) {
    return new ObservationRecorded(POINT, "local", at(from), at(to), 1, 0, null, null, null);
  }

  private static ObservationMissed missed(long from, long to) {
    return new ObservationMissed(POINT, "local", at(from), at(to), MissedReason.NOT_RUNNING, "");
  }

  private static ProbeFailed failed(long at, int consecutive) {
    return new ProbeFailed(
        POINT,
        "local",
        at(at),
        consecutive,
        FailureReason.TIMEOUT,
        null,
        "",
        Duration.ZERO,
        null,
        null,
        null,
        null);
  }

  private static ProbeRecovered recovered(long at, long since) {
    return new ProbeRecovered(
        POINT, "local", at(at), at(since), 200, Duration.ZERO, null, null, null);
  }
}
