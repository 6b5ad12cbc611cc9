package org.slaledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.PortPlan;
import org.slaledger.local.demo.Demo;
import org.slaledger.local.parts.Ports;

/** {@code ./sla demo}: a customer's minute, from the signature to the statement. */
@ExtendWith(WithPlatform.class)
@Order(1)
class DemoTest {
  @Test
  void every_chapter_of_the_story_is_seen_to_happen(PlayedDemo demo) {
    // Then
    assertThat(demo.told())
        .contains(
            "== A customer is registered",
            "== A calendar is published, an addendum proposed and accepted by both sides",
            "== A P1 is opened by the customer and answered in time",
            "== The agreed server is taken down and brought back",
            "== A P2 is left alone until its clock breaches",
            "== Maintenance is announced and used",
            "== An integrator's CloudEvent opens a ticket",
            "== The statement, derived by replaying the log",
            "All of it was seen to happen")
        .doesNotContain("NOT SEEN");
    assertThat(demo.exitCode()).isZero();
  }

  @Test
  void a_story_that_is_not_seen_to_happen_ends_with_an_error_and_names_the_step(
      RunningPlatform platform) {
    // Given
    Map<String, String> elsewhere = new HashMap<>(platform.environment());
    elsewhere.put(PortPlan.variable("front-door"), String.valueOf(Ports.free()));

    // When
    Program demo = Program.start(Demo.class, elsewhere);
    int exitCode = demo.exitCode(PlayedDemo.WITHIN);

    // Then
    assertThat(demo.said())
        .contains("== A customer is registered", "NOT SEEN  the platform does not answer at")
        .doesNotContain("All of it was seen");
    assertThat(exitCode).isEqualTo(1);
  }
}
