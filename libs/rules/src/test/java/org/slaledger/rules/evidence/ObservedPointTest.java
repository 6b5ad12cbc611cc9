package org.slaledger.rules.evidence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.time.Interval;

class ObservedPointTest {
  private static final Interval HOUR = span(0, 60);

  /** Oslo sees it down from 10 to 30, rome up all the time. */
  private static final PointEvidence EVIDENCE =
      PointEvidence.of(
          Map.of(
              "oslo",
              List.of(
                  new Evidence.Covered(at(0), at(60), "oslo measures"),
                  new Evidence.Failed(at(10), "oslo fails"),
                  new Evidence.Recovered(at(30), "oslo is back")),
              "rome",
              List.of(new Evidence.Covered(at(0), at(60), "rome measures"))));

  @Test
  void each_location_is_shown_by_itself_for_as_long_as_the_terms_name_it() {
    // Given
    List<Held<PointTerms>> versions =
        List.of(new Held<>(naming("oslo"), span(0, 20)), Held.from(at(20), naming("oslo", "rome")));
    // When
    ObservedPoint point = ObservedPoint.of(versions, EVIDENCE, HOUR);
    // Then
    assertThat(states(requireNonNull(point.locations().get("oslo"))))
        .containsExactly("0 Up", "10 Down", "30 Up");
    assertThat(states(requireNonNull(point.locations().get("rome"))))
        .containsExactly("0 Unobserved", "20 Up");
    assertThat(states(point.state())).containsExactly("0 Up", "10 Down", "20 Up");
  }

  @Test
  void terms_that_hold_at_another_time_name_nobody() {
    // Given
    List<Held<PointTerms>> versions =
        List.of(new Held<>(naming("bern"), span(-60, 0)), Held.from(at(0), naming("oslo")));
    // Then
    assertThat(ObservedPoint.of(versions, EVIDENCE, HOUR).locations()).containsOnlyKeys("oslo");
  }

  @Test
  void evidence_tells_of_times() {
    assertThat(EVIDENCE.times()).containsExactlyInAnyOrder(HOUR, HOUR, span(10, 10), span(30, 30));
  }

  @Test
  void what_says_so_is_named_once_and_in_order() {
    assertThat(new Observed(HOUR, State.UP, List.of("b", "a", "b")).refs())
        .containsExactly("a", "b");
  }

  /** From when on which state; pieces that only differ in what says so are one. */
  private static List<String> states(Timeline timeline) {
    List<String> told = new ArrayList<>();
    String last = "";
    for (Observed piece : timeline.pieces()) {
      String kind = piece.state().getClass().getSimpleName();
      if (!kind.equals(last)) {
        told.add(Duration.between(at(0), piece.interval().from()).toMinutes() + " " + kind);
      }
      last = kind;
    }
    return told;
  }

  /** All that count must see it down. */
  private static PointTerms naming(String... locations) {
    return new PointTerms(1, Duration.ZERO, locations.length, Set.of(locations), SilentAs.ABSTAINS);
  }

  private static Interval span(int from, int to) {
    return new Interval(at(from), at(to));
  }

  private static Instant at(int minute) {
    return Instant.parse("2026-06-01T00:00:00Z").plusSeconds(minute * 60L);
  }
}
