package org.slaledger.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PointTermsTest {
  private static void refused(
      int confirm, Duration staleness, int quorum, Set<String> locations, SilentAs silent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PointTerms(confirm, staleness, quorum, locations, silent));
  }

  @Test
  void nobody_can_be_known_to_be_silent_where_no_location_is_named() {
    refused(1, Duration.ZERO, 1, Set.of(), SilentAs.UP);
    refused(1, Duration.ZERO, 1, Set.of(), SilentAs.DOWN);
  }

  @Test
  void numbers_that_make_no_rule_are_refused() {
    refused(0, Duration.ZERO, 1, Set.of(), SilentAs.ABSTAINS);
    refused(1, Duration.ofMillis(-1), 1, Set.of(), SilentAs.ABSTAINS);
    refused(1, Duration.ZERO, 0, Set.of(), SilentAs.ABSTAINS);
  }

  @Test
  void at_one_instant_named_locations_of_which_nothing_is_said_are_silent() {
    PointTerms terms = new PointTerms(1, Duration.ZERO, 2, Set.of("oslo", "rome"), SilentAs.DOWN);
    assertThat(terms.judged(Map.of("oslo", State.DOWN, "bern", State.UP))).isEqualTo(State.DOWN);
    assertThat(terms.judged(Map.of("oslo", State.DOWN, "rome", State.UP))).isEqualTo(State.UP);
    assertThat(terms.judged(Map.of("bern", State.UP))).isEqualTo(State.UNOBSERVED);
    assertThat(PointTerms.confirming(1).judged(Map.of("bern", State.UP))).isEqualTo(State.UP);
  }
}
