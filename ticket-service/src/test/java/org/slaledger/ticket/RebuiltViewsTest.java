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
    Api.json(Persona.OLAF, "{\"steps\":[{\"contact\":\"carla\",\"after\":\"PT0S\"}]}")
        .header("If-Match", "\"2\"")
        .put("/customers/" + customer + "/escalation")
        .then()
        .statusCode(200);
    Work work = Work.on(Api.newTicket(customer)).answered();
    work.done("updates", "{\"text\":\"We wait for the disk\"}");
    work.done("pauses", "{\"reason\":\"CUSTOMER_ANSWER\",\"question\":\"Which disk?\"}");
    work.done("replies", "{\"text\":\"The second\",\"channel\":\"PHONE\"}");
    work.done("resolutions", "{\"solution\":\"It is replaced\"}");
    work.done("reopenings", "{\"reason\":\"It is not\"}");
    work.done("splits", "{\"kind\":\"REQUEST\",\"subject\":\"Another\",\"text\":\"Another one\"}");
    work.done("mergers", "{\"into\":\"" + Api.newTicket(customer) + "\"}");
    clocks(work.ticket(), customer);
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
