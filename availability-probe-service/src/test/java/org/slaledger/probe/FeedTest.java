package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;
import org.slaledger.testkit.Tokens;

/** The calendar as programs read it. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class FeedTest {
  private final String customer = "f" + Promised.unique();
  private final String token = Tokens.of("fanny-" + customer, List.of("customer"), customer);
  private final Instant tomorrow = Promised.now().plus(Duration.ofDays(1));

  @BeforeEach
  void sign() {
    new Promised(customer).withNotice(Duration.ofHours(1)).signed(Promised.now().minusSeconds(60));
    Awaitility.await()
        .until(
            () ->
                Superuser.of("probe")
                    .ask(
                        "SELECT count(*) FROM agreement_event WHERE agreement LIKE '"
                            + customer
                            + "-%'")
                    .equals("2"));
  }

  @Test
  void an_event_keeps_its_uid_while_it_is_moved_and_cancelled_and_its_sequence_rises()
      throws Exception {
    // Given
    String window = announced();
    VEvent first = event(calendar());
    assertThat(first.getUid().orElseThrow().getValue()).isEqualTo(window + ".1@sla-ledger");
    assertThat(value(first, "SEQUENCE")).isEqualTo("0");
    assertThat(value(first, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(first, "SUMMARY")).isEqualTo("Maintenance: Nêw, disks (portal)");
    // When
    Instant later = tomorrow.plusSeconds(7200);
    change(
        window, "move", 1, "\"from\":\"%s\",\"to\":\"%s\"".formatted(later, later.plusSeconds(60)));
    VEvent moved = event(calendar());
    change(window, "cancel", 2, "\"reason\":\"rain\"");
    VEvent cancelled = event(calendar());
    // Then
    assertThat(moved.getUid()).isEqualTo(first.getUid());
    assertThat(value(moved, "SEQUENCE")).isEqualTo("1");
    assertThat(value(moved, "DTSTART")).isNotEqualTo(value(first, "DTSTART")).endsWith("Z");
    assertThat(value(cancelled, "SEQUENCE")).isEqualTo("2");
    assertThat(value(cancelled, "STATUS")).isEqualTo("CANCELLED");
    assertThat(cancelled.getUid()).isEqualTo(first.getUid());
  }

  @Test
  void whoever_has_the_calendar_already_is_told_so_until_it_changes() {
    // Given
    announced();
    Response first = bearer().get("/maintenance.ics");
    first.then().statusCode(200).contentType(startsWith("text/calendar"));
    String tag = first.header("ETag");
    // Then
    bearer().header("If-None-Match", tag).get("/maintenance.ics").then().statusCode(304);
    announced();
    bearer().header("If-None-Match", tag).get("/maintenance.ics").then().statusCode(200);
  }

  @Test
  void a_customers_calendar_names_no_other_customer_and_that_of_staff_names_all() {
    announced();
    bearer().get("/maintenance.ics").then().body(not(containsString("Affects portal of")));
    assertThat(unfolded(given().auth().oauth2(Tokens.of(Persona.ADA)).get("/maintenance.ics")))
        .contains(customer);
  }

  @Test
  void a_secret_address_opens_the_calendar_of_its_maker_until_it_is_revoked() {
    // Given
    String window = announced();
    Response made = bearer().body("{\"name\":\"phone\"}").post("/maintenance/feeds");
    made.then().statusCode(201);
    String path = URI.create(made.path("address")).getPath();
    // Then
    given().get(path).then().statusCode(200).body(containsString(window));
    bearer()
        .get("/maintenance/feeds")
        .then()
        .body("name", hasItem("phone"))
        .body(not(containsString(path.split("/")[3])));
    given()
        .auth()
        .oauth2(Tokens.ofAnotherCustomer())
        .delete("/maintenance/feeds/" + made.path("id"))
        .then()
        .statusCode(404);
    given().get(path).then().statusCode(200);
    // When
    bearer().delete("/maintenance/feeds/" + made.path("id")).then().statusCode(204);
    // Then
    given().get(path).then().statusCode(404);
    bearer().delete("/maintenance/feeds/" + made.path("id")).then().statusCode(404);
  }

  @Test
  void an_admin_revokes_anybodys_address_and_nobody_has_more_than_twenty() {
    for (int i = 0; i < 20; i++) {
      bearer().body("{\"name\":\"n" + i + "\"}").post("/maintenance/feeds").then().statusCode(201);
    }
    bearer().body("{\"name\":\"more\"}").post("/maintenance/feeds").then().statusCode(409);
    bearer().body("{\"name\":\" \"}").post("/maintenance/feeds").then().statusCode(400);
    String one = bearer().get("/maintenance/feeds").path("[0].id");
    given()
        .auth()
        .oauth2(Tokens.of(Persona.ROOT))
        .delete("/maintenance/feeds/" + one)
        .then()
        .statusCode(204);
    bearer().body("{\"name\":\"more\"}").post("/maintenance/feeds").then().statusCode(201);
    assertThat(bearer().get("/maintenance/feeds.csv").asString().lines().toList())
        .hasSize(21)
        .anyMatch(it -> it.equals("id,actor,customer,name,createdAt,expiresAt"))
        .anyMatch(it -> it.contains("," + customer + ",more,"));
  }

  @Test
  void an_address_that_nobody_made_opens_nothing() {
    given().get("/maintenance/feed/guessed/maintenance.ics").then().statusCode(404);
  }

  private Calendar calendar() throws Exception {
    return new CalendarBuilder()
        .build(new StringReader(bearer().get("/maintenance.ics").body().asString()));
  }

  private static VEvent event(Calendar calendar) {
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events).hasSize(1);
    assertThat(calendar.validate().getEntries()).isEmpty();
    return events.getFirst();
  }

  private static String value(VEvent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }

  private static String unfolded(Response answer) {
    return answer.body().asString().replace("\r\n ", "");
  }

  private String announced() {
    return given()
        .auth()
        .oauth2(Tokens.of(Persona.OLAF))
        .contentType("application/json")
        .body(
            """
            {"customers":["%s"],"services":["portal"],"from":"%s","to":"%s","reason":"Nêw, disks"}"""
                .formatted(customer, tomorrow, tomorrow.plusSeconds(3600)))
        .post("/maintenance")
        .then()
        .statusCode(201)
        .extract()
        .path("window");
  }

  private static void change(String window, String step, int version, String fields) {
    given()
        .auth()
        .oauth2(Tokens.of(Persona.OLAF))
        .contentType("application/json")
        .header("If-Match", "\"" + version + "\"")
        .body("{" + fields + "}")
        .post("/maintenance/" + window + "/" + step)
        .then()
        .statusCode(200);
  }

  private RequestSpecification bearer() {
    return given().auth().oauth2(token).contentType("application/json");
  }
}
