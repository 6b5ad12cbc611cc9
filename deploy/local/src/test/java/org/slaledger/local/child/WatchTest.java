package org.slaledger.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final List<String> said = new CopyOnWriteArrayList<>();

  /** A part of this test: dies when told to, comes back the given number of starts later. */
  private record Part(AtomicBoolean up, AtomicInteger starts, int startsNeeded) implements Watched {
    @Override
    public String name() {
      return "part";
    }

    @Override
    public boolean alive() {
      return up.get();
    }

    @Override
    public void restart() {
      up.set(starts.incrementAndGet() >= startsNeeded);
    }
  }

  @Test
  void a_part_that_died_is_reported_and_started_again() {
    // Given
    var part = new Part(new AtomicBoolean(true), new AtomicInteger(), 1);
    try (var watch = Watch.over(List.of(part), Duration.ofMillis(10), said::add)) {

      // When
      part.up().set(false);

      // Then
      awaitLast("part was started again");
      assertThat(said)
          .containsExactly("part died; it is started again in 0.0 s", "part was started again");
      assertThat(part.starts()).hasValue(1);
    }
  }

  @Test
  void a_part_that_dies_again_and_again_waits_twice_as_long_each_time() {
    // Given
    var part = new Part(new AtomicBoolean(false), new AtomicInteger(), 3);

    // When
    try (var watch = Watch.over(List.of(part), Duration.ofMillis(100), said::add)) {
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(part::alive);
    }

    // Then
    assertThat(said)
        .filteredOn(line -> line.contains("died"))
        .containsExactly(
            "part died; it is started again in 0.1 s",
            "part died; it is started again in 0.2 s",
            "part died; it is started again in 0.4 s");
  }

  private void awaitLast(String line) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> said.contains(line));
  }
}
