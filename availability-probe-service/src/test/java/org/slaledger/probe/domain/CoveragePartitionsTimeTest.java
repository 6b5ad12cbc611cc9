package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

/** Whatever happens to a prober, coverage and missed time partition time. */
class CoveragePartitionsTimeTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final PointId POINT = new PointId("p");

  static LongStream seeds() {
    return LongStream.range(0, 300).map(n -> n * 7919 + 17);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void coverage_and_missed_time_partition_time(long seed) {
    // Given
    Life life = new Life(new Random(seed));
    // When
    for (int i = 0; i < 200; i++) {
      life.somethingHappens();
    }
    // Then
    Instant cursor = START;
    int failures = 0;
    for (AvailabilityEvent event : life.stream) {
      switch (event) {
        case ObservationRecorded measured -> {
          assertThat(measured.from()).as("seed " + seed).isEqualTo(cursor);
          assertThat(measured.to()).isAfter(measured.from());
          assertThat(measured.failures()).isBetween(0, measured.attempts());
          assertThat(life.anyDue(measured.from(), measured.to(), false))
              .as("seed " + seed)
              .isFalse();
          assertThat(life.lastMadeBefore(measured.to())).as("seed " + seed).isTrue();
          cursor = measured.to();
        }
        case ObservationMissed missed -> {
          assertThat(missed.from()).as("seed " + seed).isEqualTo(cursor);
          assertThat(missed.to()).isAfter(missed.from());
          if (missed.reason() == MissedReason.FORBIDDEN_ADDRESS) {
            assertThat(life.anyDue(missed.from(), missed.to(), true)).as("seed " + seed).isFalse();
            assertThat(life.lastMadeBefore(missed.to())).as("seed " + seed).isFalse();
          }
          cursor = missed.to();
        }
        case ProbeFailed failed -> {
          assertThat(failed.consecutive()).as("seed " + seed).isEqualTo(++failures);
          assertThat(failed.at()).isAfterOrEqualTo(cursor);
        }
        case ProbeRecovered recovered -> {
          assertThat(failures).as("seed " + seed).isPositive();
          assertThat(recovered.at()).isAfterOrEqualTo(cursor);
          failures = 0;
        }
      }
    }
    assertThat(life.watch.coveredUntil()).isEqualTo(cursor);
    PointRecord replayed =
        life.stream.stream().reduce(PointRecord.EMPTY, PointRecord::evolve, (a, b) -> b);
    assertThat(life.watch.record().version()).isEqualTo(replayed.version());
    assertThat(life.watch.record().consecutive()).isEqualTo(replayed.consecutive());
  }

  /**
   * Probes, probes that are not allowed, late probes, pauses, ticks, crashes, restarts and clock
   * steps in random order.
   */
  private static final class Life {
    private final Random random;
    private final MeasurementPoint terms;
    private final Duration every;
    private final List<AvailabilityEvent> stream = new ArrayList<>();
    private Instant now = START;
    private PointWatch watch;
    private @Nullable Checkpoint kept;

    /** Where a probe was due and whether it was made; time that came again is as it was then. */
    private final NavigableMap<Instant, Boolean> asked = new TreeMap<>();

    Life(Random random) {
      this.random = random;
      Duration interval = Duration.ofMillis(1000 + random.nextInt(60_000));
      Duration timeout = Duration.ofMillis(1 + random.nextInt((int) interval.toMillis()));
      this.terms =
          MeasurementPoint.of(
              POINT, ProbeTerms.Http.get(URI.create("http://x/")), interval, timeout, 1);
      this.every = Duration.ofMillis(1 + random.nextInt(120_000));
      this.watch = PointWatch.start(POINT, "local", every, PointRecord.EMPTY, null, START).next();
    }

    void somethingHappens() {
      kept = random.nextInt(3) == 0 ? watch.checkpoint(now).orElse(kept) : kept;
      switch (random.nextInt(12)) {
        case 0 -> crash();
        case 1 -> take(watch.close(now));
        case 2 -> step();
        case 3 -> pass(Duration.ofMillis(random.nextLong(200_000)));
        case 4, 5 -> {
          pass(Duration.ofMillis(random.nextLong(3000)));
          take(watch.tick(now));
        }
        default -> probe();
      }
    }

    private void probe() {
      long jitter = random.nextLong(1 + terms.timeout().toMillis() * 2);
      pass(terms.interval().plusMillis(random.nextInt(4) == 0 ? jitter : 0));
      ProbeResult.Outcome outcome = outcome();
      if (!now.isBefore(watch.coveredUntil())) {
        asked.tailMap(now, true).clear();
        asked.put(now, !(outcome instanceof ProbeResult.NotMade));
      }
      take(watch.observe(terms, new ProbeResult(now, Duration.ofMillis(1), null, outcome)));
    }

    private ProbeResult.Outcome outcome() {
      return switch (random.nextInt(6)) {
        case 0, 1 -> new ProbeResult.Failed(FailureReason.TIMEOUT, null, "", null);
        case 2, 3 -> new ProbeResult.NotMade(MissedReason.FORBIDDEN_ADDRESS, "not allowed");
        default -> new ProbeResult.Succeeded(200);
      };
    }

    /** Whether probes were due in the stretch, and were made or were not. */
    boolean anyDue(Instant from, Instant to, boolean made) {
      return asked.subMap(from, to).containsValue(made);
    }

    /** Whether the last probe that was due before the instant was made. */
    boolean lastMadeBefore(Instant instant) {
      return asked.lowerEntry(instant).getValue();
    }

    private void crash() {
      PointRecord survived =
          stream.stream().reduce(PointRecord.EMPTY, PointRecord::evolve, (a, b) -> b);
      Checkpoint found = random.nextBoolean() ? kept : null;
      take(PointWatch.start(POINT, "local", every, survived, found, START));
    }

    private void step() {
      Instant expected = now;
      pass(Duration.ofMillis(random.nextLong(400_000) - 100_000));
      take(watch.clockStepped(expected, expected, now));
    }

    private void pass(Duration time) {
      now = now.plus(time);
    }

    private void take(Step step) {
      watch = step.next();
      stream.addAll(step.events());
    }
  }
}
