package org.slaledger.ticket;

import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.event.ClockEvent.ClockPaused;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class RebuiltViewsTest {
  @Test
  void views_built_anew_from_the_log_equal_those_that_answer() {
    // Given
    String customer = Api.newCustomer();
    Agreements.signed(customer, "hosting");
    clocks(Api.newTicket(customer), customer);
    // Then
    BuiltAnew.equalsWhatAnswers("ticket-service");
  }

  private static void clocks(String ticket, String customer) {
    Clocks clocks = Clocks.of(ticket, customer);
    clocks.start(ClockKind.RESPONSE, Clocks.START);
    clocks.start(ClockKind.RESOLVE, Clocks.START);
    clocks.happened(
        new ClockPaused(
            clocks.ticket(),
            ClockKind.RESOLVE,
            Clocks.START,
            Clocks.TERMS,
            Clocks.DUE,
            PauseReason.CUSTOMER_ANSWER));
    Awaitility.await()
        .untilAsserted(
            () ->
                Api.as(Persona.ADA)
                    .get("/tickets/" + ticket)
                    .then()
                    .body("clocks.findAll { it.pause != null }", hasSize(1))
                    .body("clocks", hasSize(2)));
  }
}
