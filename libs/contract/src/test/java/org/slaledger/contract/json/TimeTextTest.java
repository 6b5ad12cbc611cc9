package org.slaledger.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's parsers are right; {@code -Dcontract.seed=N} repeats a run. */
class TimeTextTest {
  private static final long SEED = Long.getLong("contract.seed", System.nanoTime());
  private static final int ROUNDS = 50_000;
  private final RandomGenerator random = new SplittableRandom(SEED);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T12:00:00Z",
        "2026-11-23T12:00:00.017Z",
        "2028-02-29T23:59:59.999Z",
        "2026-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-11-23T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-11-23T12:60:00Z",
        "0000-01-01T00:00:00Z",
        "-001-01-01T00:00:00Z",
        "2026-11-23t12:00:00z",
        "2026-11-23T12:00:00.0Z",
        "2026-11-23T12:00:00+00:00",
        "2026-11-23T12:00:00.+17Z",
        "2026-11-23T12:00:00,017Z",
        "2026-11-23T12:00:00.01٣Z",
        "",
      })
  void an_instant_reads_as_the_jdk_reads_it(String text) {
    assertThat(read(TimeText::instant, text)).isEqualTo(read(Instant::parse, text));
  }

  @Test
  void spoilt_instants_read_as_the_jdk_reads_them() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = spoilt(Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)).toString());
      assertThat(read(TimeText::instant, text))
          .as("seed %d: %s", SEED, text)
          .isEqualTo(read(Instant::parse, text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT0S",
        "PT0.048S",
        "PT1.5S",
        "PT007S",
        "PT-1S",
        "PT.5S",
        "PT1.S",
        "PTS",
        "PT1234567890S",
        "PT0.0000000001S",
        "P1D",
        "P1DT30M",
        "pt1s",
        "PT1s",
        "P1W",
        "",
      })
  void a_duration_reads_as_the_jdk_reads_it_where_it_has_our_form(String text) {
    assertThat(read(TimeText::duration, text)).isEqualTo(read(TimeTextTest::formed, text));
  }

  @Test
  void spoilt_durations_read_as_the_jdk_reads_them() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = spoilt(Duration.ofMillis(random.nextLong(100_000)).toString());
      assertThat(read(TimeText::duration, text))
          .as("seed %d: %s", SEED, text)
          .isEqualTo(read(TimeTextTest::formed, text));
    }
  }

  private static Duration formed(String text) {
    if (!text.matches(Forms.DURATION)) {
      throw new IllegalArgumentException(text);
    }
    return Duration.parse(text);
  }

  private static <T> Optional<T> read(Function<String, T> parser, String text) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String spoilt(String text) {
    StringBuilder spoilt = new StringBuilder(text);
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(spoilt.length());
      spoilt.setCharAt(at, "0123456789-:.TZPS+z ٣".charAt(random.nextInt(21)));
    }
    return spoilt.toString();
  }
}
