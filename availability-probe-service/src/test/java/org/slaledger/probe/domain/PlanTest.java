package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;

class PlanTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void probes_are_due_one_interval_apart_for_ever() {
    // Given
    Plan plan = new Plan("local", List.of(stretch("p", 10, NOON, null)));
    // When
    Instant first = plan.nextAfter(NOON).orElseThrow().at();
    Instant second = plan.nextAfter(first).orElseThrow().at();
    Instant muchLater = plan.nextAfter(first.plus(Duration.ofDays(3))).orElseThrow().at();
    // Then
    assertThat(Duration.between(first, second)).hasSeconds(10);
    assertThat(Duration.between(first, muchLater)).isEqualTo(Duration.ofDays(3).plusSeconds(10));
  }

  @Test
  void when_the_prober_started_does_not_move_the_grid() {
    // Given
    Plan plan = new Plan("local", List.of(stretch("p", 10, NOON, null)));
    // When
    Instant due = plan.nextAfter(NOON.plusSeconds(100)).orElseThrow().at();
    Instant asked = plan.nextAfter(due.minusMillis(1)).orElseThrow().at();
    // Then
    assertThat(asked).isEqualTo(due);
  }

  @Test
  void a_new_version_replaces_the_terms_at_its_instant() {
    // Given
    Instant change = NOON.plusSeconds(30);
    Plan plan =
        new Plan("local", List.of(stretch("p", 7, change, null), stretch("p", 10, NOON, change)));
    // When
    Plan.Due before = plan.nextAfter(NOON).orElseThrow();
    Plan.Due after = plan.nextAfter(change.minusMillis(1)).orElseThrow();
    // Then
    assertThat(before.terms().interval()).hasSeconds(10);
    assertThat(after.terms().interval()).hasSeconds(7);
    assertThat(after.at()).isBetween(change, change.plusSeconds(7));
  }

  @Test
  void nothing_is_due_before_the_terms_hold_nor_after_they_ended() {
    // Given
    Instant end = NOON.plusSeconds(60);
    Plan plan = new Plan("local", List.of(stretch("p", 10, NOON, end)));
    // When
    Instant first = plan.nextAfter(NOON.minusSeconds(500)).orElseThrow().at();
    // Then
    assertThat(first).isBetween(NOON, NOON.plusSeconds(10));
    assertThat(plan.nextAfter(end)).isEmpty();
    assertThat(plan.end()).isEqualTo(end);
  }

  @Test
  void many_points_spread_evenly_over_the_interval() {
    // Given
    Duration interval = Duration.ofSeconds(60);
    int[] perSecond = new int[60];
    // When
    IntStream.range(0, 6000)
        .mapToObj(n -> Plan.phase(new PointId("point-" + n), "local", interval))
        .forEach(phase -> perSecond[(int) phase.toSeconds()]++);
    // Then 100 are expected in each second; 6 standard deviations either way
    assertThat(perSecond)
        .matches(counts -> IntStream.of(counts).allMatch(n -> n >= 40 && n <= 160));
  }

  private static Plan.Stretch stretch(
      String point, int seconds, Instant from, @Nullable Instant until) {
    MeasurementPoint terms =
        MeasurementPoint.of(
            new PointId(point),
            ProbeTerms.Http.get(URI.create("http://x/")),
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(1),
            1);
    return new Plan.Stretch(terms, from, until);
  }
}
