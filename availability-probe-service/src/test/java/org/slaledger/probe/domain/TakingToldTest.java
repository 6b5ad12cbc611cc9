package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.decision.Violation;

class TakingToldTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Told COVERED =
      new Told.Coverage(new PointId("web"), NOW.minusSeconds(60), NOW, 1, 0, null);

  @Test
  void an_integrator_that_is_named_like_the_location_tells_nothing() {
    assertThat(wrong("pager", "local")).isEmpty();
    assertThat(wrong("local", "local"))
        .containsExactly(
            new Violation(
                "point",
                "is assigned to an integrator that is named like the location local",
                "an integrator of another name"));
  }

  private static List<Violation> wrong(String integrator, String here) {
    return TakingTold.wrongWith(
        COVERED,
        integrator,
        here,
        List.of(new Assigned(integrator, null, NOW.minusSeconds(3600), null)),
        NOW,
        Duration.ofMinutes(1));
  }
}
