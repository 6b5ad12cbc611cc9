package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.event.Latency;

class LatenciesTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_percentile_is_off_by_at_most_a_thirty_second(long seed) {
    // Given durations of all magnitudes
    Random random = new Random(seed);
    List<Long> micros = new ArrayList<>();
    Latencies latencies = Latencies.NONE;
    int probes = 1 + random.nextInt(2000);
    for (int i = 0; i < probes; i++) {
      long took = random.nextLong(1L << (1 + random.nextInt(32)));
      micros.add(took);
      latencies = latencies.with(micros(took));
    }
    micros.sort(null);
    for (int percent : List.of(1, 50, 90, 99, 100)) {
      // When
      long found = latencies.percentile(percent).toNanos() / 1000;
      // Then
      long exact = micros.get((probes * percent + 99) / 100 - 1);
      assertThat(Math.abs(found - exact) * 32).as("%d %%", percent).isLessThanOrEqualTo(exact);
    }
    assertThat(latencies.percentiles())
        .extracting(Latency::max)
        .isEqualTo(micros(micros.getLast()));
  }

  @Test
  void what_always_takes_the_same_is_exact() {
    assertThat(Latencies.NONE.with(micros(20_003)).with(micros(20_003)).percentiles())
        .isEqualTo(new Latency(micros(20_003), micros(20_003), micros(20_003)));
  }

  @Test
  void there_are_no_percentiles_of_nothing() {
    assertThat(Latencies.NONE.percentiles()).isNull();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void two_stretches_of_time_together_are_as_if_they_were_one(long seed) {
    // Given
    Random random = new Random(seed);
    Latencies one = Latencies.NONE;
    Latencies other = Latencies.NONE;
    Latencies whole = Latencies.NONE;
    for (int i = 0; i < 500; i++) {
      Duration took = micros(random.nextLong(1_000_000));
      one = i % 3 == 0 ? one.with(took) : one;
      other = i % 3 == 0 ? other : other.with(took);
      whole = whole.with(took);
    }
    // Then
    assertThat(one.plus(other)).isEqualTo(whole).isEqualTo(other.plus(one));
  }

  @Test
  void what_is_written_is_read_again() {
    // Given
    Latencies latencies =
        Latencies.NONE.with(micros(3)).with(micros(77_000)).with(micros(1L << 34));
    // Then
    assertThat(Latencies.read(latencies.bytes())).isEqualTo(latencies);
    assertThat(Latencies.read(Latencies.NONE.bytes())).isEqualTo(Latencies.NONE);
  }

  private static Duration micros(long micros) {
    return Duration.ofNanos(micros * 1000);
  }
}
