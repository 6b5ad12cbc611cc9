package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.Latency;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;

class PointWatchTest {
  private static final PointId POINT = new PointId("acme-portal");

  /** Where the point's coverage is recorded if it is each minute, or each five seconds. */
  private static final Instant NOON =
      Instant.parse("2026-06-01T12:00:00Z").plus(Plan.phase(POINT, "local", Duration.ofMinutes(1)));

  private static final MeasurementPoint TERMS =
      MeasurementPoint.of(
          POINT,
          ProbeTerms.Http.get(URI.create("https://portal.example/health")),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          2);

  private PointWatch watch = started(Duration.ofMinutes(1), PointRecord.EMPTY, 0);
  private final List<AvailabilityEvent> events = new ArrayList<>();

  @Test
  void the_first_probe_says_nothing_about_the_time_before_it() {
    // When
    up(4);
    // Then
    assertThat(events).containsExactly(missed(0, 4, MissedReason.NOT_RUNNING));
  }

  @Test
  void a_point_that_stays_up_leaves_only_its_coverage() {
    // Given
    up(0);
    // When
    for (int second = 10; second <= 60; second += 10) {
      up(second);
    }
    // Then the probe at the end of the stretch belongs to the next one
    assertThat(events).containsExactly(covered(0, 60, 6, 0));
    assertThat(watch.open().attempts()).isEqualTo(1);
  }

  @Test
  void a_day_of_a_point_that_stays_up_is_one_event_an_hour() {
    // Given
    watch = started(Duration.ofHours(1), PointRecord.EMPTY, 0);
    // When
    for (int second = 0; second < 86_400; second += 10) {
      up(second);
      take(watch.tick(at(second + 5)));
    }
    // Then
    assertThat(events).hasSizeLessThanOrEqualTo(24);
  }

  @Test
  void each_failure_is_recorded_with_its_place_in_the_series() {
    // Given
    up(0);
    // When
    down(10);
    down(20);
    // Then
    assertThat(events).containsExactly(covered(0, 10, 1, 0), failed(10, 1), failed(20, 2));
  }

  @Test
  void the_first_success_after_failures_is_a_recovery_since_the_first_of_them() {
    // Given
    down(0);
    down(10);
    // When
    up(20);
    // Then
    assertThat(events)
        .containsExactly(
            failed(0, 1),
            failed(10, 2),
            covered(0, 20, 2, 2),
            new ProbeRecovered(POINT, "local", at(20), at(0), 200, took(), null, null, null));
  }

  @Test
  void a_probe_that_is_late_by_no_more_than_the_timeout_leaves_no_hole() {
    // Given
    up(0);
    // When
    up(12);
    // Then
    assertThat(events).isEmpty();
    assertThat(watch.close(at(12)).events()).containsExactly(covered(0, 12, 2, 0));
  }

  @Test
  void a_probe_stands_for_one_interval_when_the_next_is_too_late() {
    // Given
    up(0);
    // When
    up(13);
    // Then
    assertThat(events)
        .containsExactly(covered(0, 10, 1, 0), missed(10, 13, MissedReason.OVERLOADED));
  }

  @Test
  void a_tick_records_coverage_that_has_gathered_up_to_the_probe_under_way() {
    // Given
    watch = started(Duration.ofSeconds(5), PointRecord.EMPTY, 0);
    up(0);
    // When
    take(watch.tick(at(4)));
    take(watch.tick(at(7)));
    // Then up to the instant at which it is due
    assertThat(events).containsExactly(covered(0, 5, 1, 0));
  }

  @Test
  void a_tick_never_records_more_than_the_last_probe_stands_for() {
    // Given
    watch = started(Duration.ofSeconds(5), PointRecord.EMPTY, 0);
    up(0);
    // When
    take(watch.tick(at(300)));
    // Then
    assertThat(events).containsExactly(covered(0, 10, 1, 0));
  }

  @Test
  void a_graceful_stop_records_what_there_is() {
    // Given
    up(0);
    up(10);
    // When
    take(watch.close(at(15)));
    // Then
    assertThat(events).containsExactly(covered(0, 15, 2, 0));
  }

  @Test
  void a_stop_before_the_first_probe_records_nothing() {
    // When
    take(watch.close(at(15)));
    // Then
    assertThat(events).isEmpty();
  }

  @Test
  void what_a_crash_lost_is_missed_and_not_guessed() {
    // Given coverage up to 60 s is in the stream, and probes after it are not
    up(0);
    for (int second = 10; second <= 90; second += 10) {
      up(second);
    }
    PointRecord survived = survived();
    // When
    watch = started(Duration.ofMinutes(1), survived, 0);
    up(200);
    // Then
    assertThat(events).containsExactly(missed(60, 200, MissedReason.NOT_RUNNING));
  }

  @Test
  void what_was_kept_before_a_crash_is_recorded_after_it() {
    // Given
    up(0);
    for (int second = 10; second <= 90; second += 10) {
      up(second);
    }
    Checkpoint kept = watch.checkpoint(at(95)).orElseThrow();
    PointRecord survived = survived();
    // When
    take(start(survived, kept, 0));
    up(200);
    // Then
    assertThat(events)
        .containsExactly(covered(60, 95, 4, 0), missed(95, 200, MissedReason.NOT_RUNNING));
  }

  @Test
  void what_was_kept_counts_beside_failures_that_were_recorded_since() {
    // Given a point that fails, and a failure after what was kept
    down(0);
    down(10);
    Checkpoint kept = watch.checkpoint(at(15)).orElseThrow();
    down(20);
    PointRecord survived = survived();
    // When
    take(start(survived, kept, 0));
    down(200);
    // Then
    assertThat(events)
        .containsExactly(
            covered(0, 15, 2, 2), missed(15, 200, MissedReason.NOT_RUNNING), failed(200, 4));
  }

  @Test
  void what_was_kept_is_void_once_the_stream_told_of_its_time() {
    // Given
    up(0);
    Checkpoint kept = watch.checkpoint(at(5)).orElseThrow();
    down(10);
    // When
    take(start(survived(), kept, 0));
    // Then
    assertThat(events).isEmpty();
  }

  @Test
  void why_no_probe_could_be_made_is_kept_too() {
    // Given
    forbidden(0);
    Checkpoint kept = watch.checkpoint(at(5)).orElseThrow();
    // When
    take(start(survived(), kept, 0));
    // Then
    assertThat(events).containsExactly(missed(0, 5, MissedReason.FORBIDDEN_ADDRESS));
  }

  @Test
  void time_in_which_the_point_was_not_agreed_is_not_covered_by_what_was_kept() {
    // Given
    up(0);
    Checkpoint kept = watch.checkpoint(at(5)).orElseThrow();
    // When it is agreed again
    take(start(survived(), kept, 500));
    up(501);
    // Then
    assertThat(events)
        .containsExactly(covered(0, 5, 1, 0), missed(500, 501, MissedReason.NOT_RUNNING));
  }

  @Test
  void a_series_of_failures_goes_on_after_a_crash() {
    // Given
    down(0);
    PointRecord survived = PointRecord.EMPTY.evolve(events.getFirst());
    events.clear();
    // When
    watch = started(Duration.ofMinutes(1), survived, 0);
    down(100);
    // Then
    assertThat(events).containsExactly(missed(0, 100, MissedReason.NOT_RUNNING), failed(100, 2));
  }

  @Test
  void time_in_which_the_point_was_not_agreed_is_neither_covered_nor_missed() {
    // Given
    PointRecord ended = new PointRecord(3, at(10), 0, null);
    // When
    watch = started(Duration.ofMinutes(1), ended, 500);
    up(501);
    // Then
    assertThat(events).containsExactly(missed(500, 501, MissedReason.NOT_RUNNING));
  }

  @Test
  void time_that_the_clock_left_out_was_not_measured() {
    // Given
    up(0);
    up(10);
    // When the clock jumps from 14 s to one hour later
    take(watch.clockStepped(at(14), at(14), at(3614)));
    up(3620);
    // Then
    assertThat(events)
        .containsExactly(covered(0, 14, 2, 0), missed(14, 3614, MissedReason.CLOCK_STEPPED));
    assertThat(watch.close(at(3620)).events()).containsExactly(covered(3614, 3620, 1, 0));
  }

  @Test
  void time_that_comes_a_second_time_is_not_counted_twice() {
    // Given
    up(0);
    take(watch.close(at(5)));
    events.clear();
    // When the clock is set back by an hour
    take(watch.clockStepped(at(6), at(6), at(-3594)));
    down(-3590);
    // Then
    assertThat(events).isEmpty();
  }

  @Test
  void time_in_which_no_probe_could_be_made_is_missed_and_no_failure() {
    // Given
    up(0);
    // When
    forbidden(10);
    forbidden(20);
    up(30);
    // Then
    assertThat(events)
        .containsExactly(covered(0, 10, 1, 0), missed(10, 30, MissedReason.FORBIDDEN_ADDRESS));
    assertThat(watch.close(at(40)).events()).containsExactly(covered(30, 40, 1, 0));
  }

  @Test
  void time_in_which_no_probe_could_be_made_is_gathered_like_coverage() {
    // Given
    forbidden(0);
    // When probes fall due every ten seconds, and the loop ticks between them
    for (int second = 10; second <= 120; second += 10) {
      take(watch.tick(at(second - 5)));
      forbidden(second);
    }
    take(watch.close(at(125)));
    // Then
    assertThat(events)
        .containsExactly(
            missed(0, 60, MissedReason.FORBIDDEN_ADDRESS),
            missed(60, 120, MissedReason.FORBIDDEN_ADDRESS),
            missed(120, 125, MissedReason.FORBIDDEN_ADDRESS));
  }

  @Test
  void a_tick_records_that_no_probe_could_be_made() {
    // Given
    watch = started(Duration.ofSeconds(5), PointRecord.EMPTY, 0);
    forbidden(0);
    // When
    take(watch.tick(at(7)));
    // Then
    assertThat(events).containsExactly(missed(0, 5, MissedReason.FORBIDDEN_ADDRESS));
  }

  @Test
  void a_series_of_failures_neither_grows_nor_ends_while_no_probe_can_be_made() {
    // Given
    down(0);
    // When
    forbidden(10);
    down(20);
    forbidden(30);
    up(40);
    // Then
    assertThat(events)
        .containsExactly(
            failed(0, 1),
            covered(0, 10, 1, 1),
            missed(10, 20, MissedReason.FORBIDDEN_ADDRESS),
            failed(20, 2),
            covered(20, 30, 1, 1),
            missed(30, 40, MissedReason.FORBIDDEN_ADDRESS),
            new ProbeRecovered(POINT, "local", at(40), at(0), 200, took(), null, null, null));
  }

  @Test
  void each_cause_for_which_no_probe_could_be_made_has_its_own_time() {
    // Given
    forbidden(0);
    // When the agreement names another host
    notMade(10, "other.example is not allowed");
    take(watch.close(at(15)));
    // Then
    assertThat(events)
        .containsExactly(
            missed(0, 10, MissedReason.FORBIDDEN_ADDRESS),
            new ObservationMissed(
                POINT,
                "local",
                at(10),
                at(15),
                MissedReason.FORBIDDEN_ADDRESS,
                "other.example is not allowed"));
  }

  @Test
  void a_probe_that_could_not_be_made_explains_no_more_than_its_interval() {
    // Given
    forbidden(0);
    // When
    up(100);
    // Then
    assertThat(events)
        .containsExactly(
            missed(0, 10, MissedReason.FORBIDDEN_ADDRESS),
            missed(10, 100, MissedReason.OVERLOADED));
  }

  @Test
  void latency_is_that_of_probes_that_succeeded() {
    // Given
    up(0);
    up(10);
    // When
    down(20);
    // Then
    assertThat(((ObservationRecorded) events.getFirst()).latency())
        .isEqualTo(new Latency(took(), took(), took()));
  }

  private static PointWatch started(Duration every, PointRecord record, long since) {
    return PointWatch.start(POINT, "local", every, record, null, at(since)).next();
  }

  private static Step start(PointRecord record, Checkpoint kept, long since) {
    return PointWatch.start(POINT, "local", Duration.ofMinutes(1), record, kept, at(since));
  }

  /** What the stream says; its events are not looked at any more. */
  private PointRecord survived() {
    PointRecord record =
        events.stream().reduce(PointRecord.EMPTY, PointRecord::evolve, (a, b) -> b);
    events.clear();
    return record;
  }

  private void up(long second) {
    take(
        watch.observe(
            TERMS, new ProbeResult(at(second), took(), null, new ProbeResult.Succeeded(200))));
  }

  private void down(long second) {
    take(
        watch.observe(
            TERMS,
            new ProbeResult(
                at(second),
                took(),
                null,
                new ProbeResult.Failed(FailureReason.STATUS, 503, "503", null))));
  }

  private void forbidden(long second) {
    notMade(second, "portal.example is not allowed");
  }

  private void notMade(long second, String detail) {
    take(
        watch.observe(
            TERMS,
            new ProbeResult(
                at(second),
                took(),
                null,
                new ProbeResult.NotMade(MissedReason.FORBIDDEN_ADDRESS, detail))));
  }

  private void take(Step step) {
    watch = step.next();
    events.addAll(step.events());
  }

  private static Instant at(long second) {
    return NOON.plusSeconds(second);
  }

  private static Duration took() {
    return Duration.ofMillis(20);
  }

  private static ProbeFailed failed(long second, int consecutive) {
    return new ProbeFailed(
        POINT,
        "local",
        at(second),
        consecutive,
        FailureReason.STATUS,
        503,
        "503",
        took(),
        null,
        null,
        null,
        null);
  }

  private static ObservationRecorded covered(long from, long to, int attempts, int failures) {
    Latency latency = attempts == failures ? null : new Latency(took(), took(), took());
    return new ObservationRecorded(
        POINT, "local", at(from), at(to), attempts, failures, latency, null, null);
  }

  private static ObservationMissed missed(long from, long to, MissedReason reason) {
    String detail =
        switch (reason) {
          case NOT_RUNNING -> "no probe was made at this location";
          case OVERLOADED -> "no result of the probes that were due was kept";
          case CLOCK_STEPPED -> "the clock jumped by PT1H";
          case FORBIDDEN_ADDRESS -> "portal.example is not allowed";
          case NETWORK_DOWN -> "no reference could be reached";
          case NOT_CONFIGURED -> "the secret health-key is not configured";
        };
    return new ObservationMissed(POINT, "local", at(from), at(to), reason, detail);
  }
}
