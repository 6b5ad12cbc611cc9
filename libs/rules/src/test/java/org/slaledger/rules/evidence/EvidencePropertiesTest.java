package org.slaledger.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.Seeds;
import org.slaledger.rules.time.Interval;

class EvidencePropertiesTest {
  private static final Instant ZERO = Instant.parse("2026-06-01T00:00:00Z");
  private static final Interval WHOLE = new Interval(ZERO, ZERO.plusSeconds(100));
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** A service under terms that change, and what was recorded about its points. */
  private record Case(
      List<Held<Map<String, PointTerms>>> versions, Map<String, PointEvidence> evidence) {
    ObservedService observed() {
      return ObservedService.of(versions, evidence, WHOLE);
    }
  }

  @Test
  void every_second_has_the_state_that_the_rules_give_it_one_by_one() {
    Seeds.times(
        300,
        random -> {
          Case given = generated(random, SECOND);
          ObservedService observed = given.observed();
          for (Instant now = ZERO; now.isBefore(WHOLE.to()); now = now.plus(SECOND)) {
            assertThat(at(observed.state(), now))
                .as("%s", now)
                .isEqualTo(SlowEvidence.service(given.versions(), given.evidence(), now));
          }
        });
  }

  @Test
  void neither_the_order_across_locations_nor_repetition_changes_anything() {
    Seeds.times(
        200,
        random -> {
          // Given
          Case given = generated(random, Duration.ofMillis(1 + random.nextInt(999)));
          // When
          Map<String, PointEvidence> shuffled = new HashMap<>();
          given.evidence().forEach((name, facts) -> shuffled.put(name, arriving(facts, random)));
          // Then
          assertThat(ObservedService.of(given.versions(), shuffled, WHOLE))
              .isEqualTo(given.observed());
        });
  }

  @Test
  void the_states_partition_the_time_to_the_millisecond() {
    Seeds.times(
        200,
        random -> {
          Case given = generated(random, Duration.ofMillis(1 + random.nextInt(999)));
          ObservedService observed = given.observed();
          assertPartition(observed.state());
          observed.points().values().stream().map(ObservedPoint::state).forEach(this::assertWhole);
          observed.points().values().stream()
              .flatMap(point -> point.locations().values().stream())
              .forEach(this::assertWhole);
        });
  }

  @Test
  void under_changing_terms_each_stretch_is_what_its_own_terms_alone_make_it() {
    Seeds.times(
        200,
        random -> {
          Case given = generated(random, Duration.ofMillis(1 + random.nextInt(999)));
          Timeline state = given.observed().state();
          for (Held<Map<String, PointTerms>> version : given.versions()) {
            Interval stretch = version.interval().intersect(WHOLE);
            Interval wider = new Interval(ZERO.minusSeconds(50), ZERO.plusSeconds(200));
            Timeline alone = ObservedService.of(version.terms(), given.evidence(), wider).state();
            assertThat(states(state.over(stretch))).isEqualTo(states(alone.over(stretch)));
          }
        });
  }

  private void assertWhole(Timeline timeline) {
    assertPartition(timeline);
  }

  private static void assertPartition(Timeline timeline) {
    Duration up = timeline.when(State.UP::equals).length();
    Duration down = timeline.when(State.DOWN::equals).length();
    Duration unobserved = timeline.when(State.UNOBSERVED::equals).length();
    assertThat(timeline.interval()).isEqualTo(WHOLE);
    assertThat(up.plus(down).plus(unobserved)).isEqualTo(WHOLE.length());
  }

  /** Once as it is, then half of it again, in any order, as events of several streams come. */
  private static PointEvidence arriving(PointEvidence evidence, RandomGenerator random) {
    record Told(String location, Evidence fact) {}
    List<Told> told = new ArrayList<>();
    evidence
        .byLocation()
        .forEach((name, facts) -> facts.forEach(fact -> told.add(new Told(name, fact))));
    told.addAll(told.subList(0, told.size() / 2));
    Collections.shuffle(told, Random.from(random));
    Map<String, List<Evidence>> heard = new HashMap<>();
    told.forEach(
        one -> heard.computeIfAbsent(one.location(), n -> new ArrayList<>()).add(one.fact()));
    return PointEvidence.of(heard);
  }

  private static List<Observed> states(Timeline timeline) {
    return Timeline.of(
            timeline.interval(),
            State.UNOBSERVED,
            timeline.pieces().stream()
                .map(piece -> new Observed(piece.interval(), piece.state(), List.of()))
                .toList())
        .pieces();
  }

  private static State at(Timeline timeline, Instant now) {
    return timeline.pieces().stream()
        .filter(piece -> piece.interval().contains(now))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static Case generated(RandomGenerator random, Duration unit) {
    Map<String, PointEvidence> evidence = new HashMap<>();
    for (String point : List.of("portal", "api", "mail")) {
      Map<String, List<Evidence>> seen = new HashMap<>();
      for (String location : List.of("oslo", "rome", "bern", "cork")) {
        if (random.nextInt(4) > 0) {
          seen.put(location, GeneratedEvidence.of(random, ZERO, unit));
        }
      }
      if (random.nextInt(5) > 0) {
        evidence.put(point, PointEvidence.of(seen));
      }
    }
    return new Case(GeneratedEvidence.versions(random, ZERO, unit), evidence);
  }
}
