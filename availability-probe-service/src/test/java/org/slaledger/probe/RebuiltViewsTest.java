package org.slaledger.probe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class RebuiltViewsTest {
  @Test
  void views_built_anew_from_the_log_equal_those_that_answer_while_probes_go_on() {
    try (Target target = new Target()) {
      // Given
      String point = "point-" + Promised.unique();
      new Promised("acme")
          .signed(Promised.now(), Promised.point(point, target.url(), Duration.ofSeconds(1)));
      awaited(point, "\"consecutive\"", target, 503);
      awaited(point, "ProbeRecovered", target, 200);
      // Then
      BuiltAnew.equalsWhatAnswers("availability-probe-service");
    }
  }

  /** An event of this point that holds the text, once the target answers so. */
  private static void awaited(String point, String text, Target target, int answer) {
    target.answers(answer);
    Log.await(
        "sla.availability", entry -> entry.text().contains(point) && entry.text().contains(text));
  }
}
