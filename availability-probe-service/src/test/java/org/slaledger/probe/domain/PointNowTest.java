package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slaledger.probe.domain.LastSeen.Now;
import org.slaledger.probe.domain.LastSeen.State;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.SilentAs;

class PointNowTest {
  private static final Instant AGREED = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void it_is_down_since_the_last_of_a_quorum_saw_it_so() {
    PointNow now =
        PointNow.of(
            quorum(2), Map.of("oslo", seen(State.DOWN, 10), "rome", seen(State.DOWN, 20)), AGREED);
    assertThat(now.state()).isEqualTo(seen(State.DOWN, 20));
    assertThat(now.locations()).containsOnlyKeys("oslo", "rome");
  }

  @Test
  void a_change_at_one_location_that_could_not_have_mattered_does_not_date_it() {
    PointNow now =
        PointNow.of(
            quorum(2), Map.of("oslo", seen(State.UP, 10), "rome", seen(State.UP, 20)), AGREED);
    assertThat(now.state().state()).isEqualTo(State.UP);
    assertThat(now.state().since()).isEqualTo(at(10));
  }

  @Test
  void one_location_alone_says_it_all() {
    PointNow now =
        PointNow.of(PointTerms.confirming(2), Map.of("oslo", seen(State.UP, 10)), AGREED);
    assertThat(now.state()).isEqualTo(seen(State.UP, 10));
  }

  @Test
  void a_named_location_of_which_nothing_is_known_is_silent_and_others_do_not_count() {
    PointTerms terms = new PointTerms(1, Duration.ZERO, 2, Set.of("oslo", "rome"), SilentAs.DOWN);
    PointNow now =
        PointNow.of(terms, Map.of("oslo", seen(State.DOWN, 10), "bern", seen(State.UP, 5)), AGREED);
    assertThat(now.state().state()).isEqualTo(State.DOWN);
    assertThat(now.locations())
        .containsOnlyKeys("oslo", "rome")
        .containsEntry("rome", new Now(State.UNOBSERVED, AGREED, null));
  }

  @Test
  void where_nobody_says_anything_it_is_unobserved_since_it_was_agreed() {
    PointNow now = PointNow.of(PointTerms.confirming(1), Map.of(), AGREED);
    assertThat(now.state()).isEqualTo(new Now(State.UNOBSERVED, AGREED, null));
  }

  private static PointTerms quorum(int quorum) {
    return new PointTerms(1, Duration.ZERO, quorum, Set.of(), SilentAs.ABSTAINS);
  }

  private static Now seen(State state, int minute) {
    return new Now(state, at(minute), at(30));
  }

  private static Instant at(int minute) {
    return AGREED.plusSeconds(minute * 60L);
  }
}
