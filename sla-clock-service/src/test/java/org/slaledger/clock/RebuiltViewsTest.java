package org.slaledger.clock;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class RebuiltViewsTest {
  @Test
  void views_built_anew_from_the_log_equal_those_that_answer() {
    // Given
    Story story = new Story("built-anew").signed(Map.of(Priority.P2, Duration.ofSeconds(2)));
    TicketId ticket = story.opened(Story.now());
    story.assigned(ticket, Impact.MAJOR);
    Story.await(ticket, "ClockBreached");
    // Then
    BuiltAnew.equalsWhatAnswers("sla-clock-service");
  }
}
