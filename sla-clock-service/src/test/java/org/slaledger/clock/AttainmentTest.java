package org.slaledger.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** How promises were kept, counted over real clocks. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "clock"))
class AttainmentTest {
  private static final Map<Priority, Duration> AN_HOUR =
      Map.of(Priority.P1, Duration.ofHours(1), Priority.P2, Duration.ofSeconds(1));

  @Test
  void each_number_has_the_list_behind_it() {
    // Given one that was answered in time, one that is open, and one that nobody answered in time
    Story story = new Story("attained").signed(AN_HOUR);
    Instant contact = Story.now();
    TicketId met = story.opened(contact);
    story.assigned(met, Impact.CRITICAL);
    story.answered(met, contact);
    TicketId open = story.opened(contact);
    story.assigned(open, Impact.CRITICAL);
    TicketId breached = story.opened(contact);
    story.assigned(breached, Impact.MAJOR);
    Story.await(met, "ClockStopped");
    Story.await(open, "ClockStarted");
    Story.await(breached, "ClockBreached");
    // When
    ValidatableResponse answer = attained(month(contact), "attained");
    // Then
    answer
        .body("rows.priority", equalTo(List.of("P1", "P2")))
        .body("rows.met.count", equalTo(List.of(1, 0)))
        .body("rows.open.count", equalTo(List.of(1, 0)))
        .body("rows.breached.count", equalTo(List.of(0, 1)))
        .body("rows.percent", equalTo(List.of("100.00", "0.00")));
    assertThat(tickets(answer, "rows[0].met.clocks")).containsExactly(met.value());
    assertThat(tickets(answer, "rows[0].open.clocks")).containsExactly(open.value());
    assertThat(tickets(answer, "rows[0].breached.clocks")).isEmpty();
    assertThat(tickets(answer, "rows[1].breached.clocks")).containsExactly(breached.value());
  }

  @Test
  void a_breach_that_is_withdrawn_was_none() {
    // Given
    Story story = new Story("withdrawn").signed(AN_HOUR);
    Instant contact = Story.now();
    TicketId ticket = story.opened(contact);
    story.assigned(ticket, Impact.MAJOR);
    Story.await(ticket, "ClockBreached");
    // When it becomes known late that there was an answer in time
    story.answered(ticket, contact);
    Story.await(ticket, "ClockStopped");
    // Then
    attained(month(contact), "withdrawn")
        .body("rows.met.count", equalTo(List.of(1)))
        .body("rows.breached.count", equalTo(List.of(0)));
  }

  @Test
  void a_run_counts_in_the_period_of_its_start_in_the_zone_of_its_terms() {
    // Given a contact on the last day of October in UTC, which is the first of November elsewhere
    Instant contact = Instant.parse("2025-10-31T12:00:00Z");
    for (Story story :
        List.of(
            new Story("greenwich").signed(AN_HOUR),
            new Story("kiritimati").in("Pacific/Kiritimati", "+14:00").signed(AN_HOUR))) {
      // When it becomes known now
      TicketId ticket = story.opened(contact);
      story.assigned(ticket, Impact.CRITICAL);
      story.answered(ticket, contact.plusSeconds(60));
      Story.await(ticket, "ClockStopped");
    }
    // Then
    attained("2025-10", "greenwich").body("rows.met.count", equalTo(List.of(1)));
    attained("2025-11", "greenwich").body("rows", hasSize(0));
    attained("2025-10", "kiritimati").body("rows", hasSize(0));
    attained("2025-11", "kiritimati").body("rows.met.count", equalTo(List.of(1)));
    attained("2025-Q4", "kiritimati").body("rows.met.count", equalTo(List.of(1)));
  }

  @Test
  void a_period_beyond_the_frozen_years_is_refused_once_it_holds_a_run() {
    // Given
    Story story = new Story("before-zones").signed(AN_HOUR);
    TicketId ticket = story.opened(Instant.parse("2019-06-15T12:00:00Z"));
    story.assigned(ticket, Impact.CRITICAL);
    Story.await(ticket, "ClockStarted");
    // Then
    get("/attainment?customer=before-zones&period=2019-05", "application/json").statusCode(200);
    get("/attainment?customer=before-zones&period=2019-06", "application/json")
        .statusCode(400)
        .body("errors[0].field", equalTo("period"));
  }

  @Test
  void a_list_goes_on_after_a_clock_of_it() {
    // Given three, two of which started at the same time
    Story story = new Story("listed").signed(AN_HOUR);
    Instant contact = Instant.parse("2025-04-04T12:00:00Z");
    List<TicketId> tickets =
        List.of(story.opened(contact), story.opened(contact), story.opened(contact.plusSeconds(1)));
    tickets.forEach(ticket -> story.assigned(ticket, Impact.CRITICAL));
    tickets.forEach(ticket -> Story.await(ticket, "ClockStarted"));
    String list = "/attainment/clocks?period=2025-04&kind=RESPONSE&customer=listed";
    List<String> all = as(Persona.ADA, list).extract().path("clocks.ticket");
    assertThat(all).hasSize(3).endsWith(tickets.getLast().value());
    // Then
    for (int i = 0; i < 2; i++) {
      as(Persona.ADA, list + "&after=" + contact + "~" + all.get(i) + "~RESPONSE")
          .body("clocks.ticket", equalTo(all.subList(i + 1, 3)));
    }
  }

  @Test
  void numbers_and_lists_come_as_tables_too() {
    // Given
    Story story = new Story("tables").signed(AN_HOUR);
    Instant contact = Instant.parse("2025-03-03T12:00:00Z");
    TicketId ticket = story.opened(contact);
    story.assigned(ticket, Impact.CRITICAL);
    story.answered(ticket, contact.plusSeconds(60));
    Story.await(ticket, "ClockStopped");
    String asked = "?period=2025-03&kind=RESPONSE&customer=tables";
    // Then
    ValidatableResponse numbers = get("/attainment" + asked, "text/csv");
    numbers.contentType("text/csv");
    assertThat(numbers.extract().asString())
        .isEqualTo(
            "period,customer,service,priority,kind,met,breached,open,percent\r\n"
                + "2025-03,tables,hosting,P1,RESPONSE,1,0,0,100.00\r\n");
    assertThat(get("/attainment/clocks" + asked, "text/csv").extract().asString())
        .endsWith(
            ticket
                + ",RESPONSE,2025-03-03T12:00:00Z,tables,hosting,P1,tables-2026,1,PT1H,24x7,"
                + "STOPPED,,2025-03-03T12:01:00Z,60,true\r\n");
    get("/attainment" + asked, "*/*").contentType("application/json");
  }

  @Test
  void a_customer_counts_its_own_promises_alone() {
    // Given
    Instant contact = Instant.parse("2025-05-05T12:00:00Z");
    for (String customer : List.of("acme", "umbrella-corp")) {
      Story story = new Story(customer).signed(AN_HOUR);
      TicketId ticket = story.opened(contact);
      story.assigned(ticket, Impact.CRITICAL);
      Story.await(ticket, "ClockStarted");
    }
    // Then
    as(Persona.CARLA, "/attainment?period=2025-05&kind=RESPONSE")
        .body("rows.customer", equalTo(List.of("acme")));
    as(Persona.CARLA, "/attainment/clocks?period=2025-05&kind=RESPONSE")
        .body("clocks.customer", equalTo(List.of("acme")));
    as(Persona.CARLA, "/attainment?period=2025-05&customer=umbrella-corp").statusCode(403);
    as(Persona.ADA, "/attainment?period=2025-05&kind=RESPONSE")
        .body("rows.customer", equalTo(List.of("acme", "umbrella-corp")));
  }

  private static String month(Instant instant) {
    return YearMonth.from(instant.atOffset(ZoneOffset.UTC)).toString();
  }

  private static ValidatableResponse attained(String period, String customer) {
    return as(Persona.ADA, "/attainment?kind=RESPONSE&period=" + period + "&customer=" + customer);
  }

  private static List<String> tickets(ValidatableResponse answer, String link) {
    String list = answer.extract().path(link);
    return as(Persona.ADA, list).statusCode(200).extract().path("clocks.ticket");
  }

  private static ValidatableResponse as(Persona persona, String path) {
    return given().auth().oauth2(Tokens.of(persona)).get(path).then();
  }

  private static ValidatableResponse get(String path, String accept) {
    return given().auth().oauth2(Tokens.of(Persona.ADA)).accept(accept).get(path).then();
  }
}
