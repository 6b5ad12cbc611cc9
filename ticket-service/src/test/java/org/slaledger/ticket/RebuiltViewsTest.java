package org.slaledger.ticket;

import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class RebuiltViewsTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void views_built_anew_from_the_log_equal_those_that_answer() {
    // Given
    String customer = Api.newCustomer();
    Agreements.signed(customer, "hosting");
    TicketId ticket = new TicketId(Api.newTicket(customer));
    Others.publish(
        ClockKind.RESPONSE.stream(ticket),
        new ClockStarted(
            ticket,
            ClockKind.RESPONSE,
            new CustomerId(customer),
            new AgreementId(customer + "-2026"),
            1,
            Priority.P2,
            START,
            Duration.ofHours(4),
            "24x7",
            START.plusSeconds(60),
            List.of()));
    Awaitility.await()
        .untilAsserted(
            () ->
                Api.as(Persona.ADA)
                    .get("/tickets/" + ticket.value())
                    .then()
                    .body("clocks", hasSize(1)));
    // Then
    BuiltAnew.equalsWhatAnswers("ticket-service");
  }
}
