package org.slaledger.soak.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.soak.Needed;

class SteppedClockTest {
  @TempDir Path folder;

  @Test
  void a_process_sees_the_clock_that_was_set_for_it_and_nobody_else_does() throws Exception {
    // Given
    var clock = SteppedClock.in(folder.resolve("clock"));
    Needed.here(clock.isPresent(), Needed.CLOCK);
    // When
    clock.get().step(Duration.ofDays(40));
    // Then
    var seen = Duration.between(Instant.now(), asSeenWith(clock.get()));
    assertThat(seen).isBetween(Duration.ofDays(39), Duration.ofDays(41));
  }

  private static Instant asSeenWith(SteppedClock clock) throws IOException {
    var builder = new ProcessBuilder("date", "+%s");
    builder.environment().putAll(clock.environment());
    var said = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Instant.ofEpochSecond(Long.parseLong(said.strip()));
  }
}
