package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** The calendar, a window and addresses as pages; the form in a browser is a test of deploy/e2e. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class MaintenancePageTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
  private static final Pattern ADDRESS =
      Pattern.compile("value=\"[^\"]+(/maintenance/feed/[^\"]+)\"");
  private static final Pattern REVOKE = Pattern.compile("action=\"([^\"]+/revocation)\"");

  @TestHTTPResource("/")
  URI root;

  private final String customer = "p" + Promised.unique();

  @BeforeEach
  void sign() {
    new Promised(customer).withNotice(Duration.ofDays(2)).signed(Promised.now().minusSeconds(60));
    Awaitility.await().until(() -> known().equals("2"));
  }

  private String known() {
    return Superuser.of("probe")
        .ask("SELECT count(*) FROM agreement_event WHERE agreement LIKE '" + customer + "-%'");
  }

  @Test
  void a_month_shows_its_windows_by_the_days_of_a_zone() {
    // Given
    announced("2099-03-31T22:30:00Z", "2099-04-01T01:00:00Z");
    try (Visitor ada = new Visitor(root)) {
      // When
      String utc = ada.signIn(Persona.ADA, "/ui/maintenance?month=2099-03").body();
      String berlin = ada.get("/ui/maintenance?month=2099-03&zone=Europe/Berlin").body();
      String april = ada.get("/ui/maintenance?month=2099-04&zone=Europe/Berlin").body();
      // Then
      assertThat(utc).contains("id=\"day-2099-03-31\"", "22:30–24:00 portal", "Paint the disks");
      assertThat(berlin).contains("No maintenance is announced for March 2099");
      assertThat(april).contains("id=\"day-2099-04-01\"", "00:30–03:00 portal", customer);
      assertThat(april).doesNotContain("Announce maintenance");
      assertThat(ada.get("/ui/maintenance?month=soon").statusCode()).isEqualTo(400);
      assertThat(ada.get("/ui/maintenance?zone=Mars").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void an_operator_moves_and_cancels_on_the_windows_page() {
    // Given
    String window = announced("2098-01-01T10:00:00Z", "2098-01-01T12:00:00Z");
    try (Visitor olaf = new Visitor(root)) {
      String page = olaf.signIn(Persona.OLAF, "/ui/maintenance/" + window).body();
      assertThat(page)
          .contains("does not count", ">Move<", ">Cancel this one<")
          .doesNotContain(">Open<", ">Close<");
      // When
      Map<String, String> move = guarded(page);
      move.putAll(
          Map.of(
              "version", "1",
              "occurrence", "1",
              "zone", "Europe/Berlin",
              "from", "2098-01-01T11:30",
              "to", "2098-01-01T14:00"));
      String moved = olaf.post("/ui/maintenance/" + window + "/move", move).body();
      // Then
      assertThat(moved).contains("2098-01-01T12:00:00Z", "2098-01-01T13:00:00Z", "since");
      // When
      Map<String, String> cancel = guarded(moved);
      cancel.putAll(Map.of("version", "2", "occurrence", "1", "reason", "The disks are late"));
      String cancelled = olaf.post("/ui/maintenance/" + window + "/cancel", cancel).body();
      // Then
      assertThat(cancelled)
          .contains("cancelled", "The disks are late")
          .doesNotContain(">Move<", ">Cancel this one<");
    }
  }

  @Test
  void what_begins_within_the_hour_can_be_opened_there() {
    Instant soon = Instant.now().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
    String window = announced(soon.toString(), soon.plusSeconds(3600).toString());
    try (Visitor olaf = new Visitor(root)) {
      assertThat(olaf.signIn(Persona.OLAF, "/ui/maintenance/" + window).body())
          .contains(">Open<", ">Cancel this one<")
          .doesNotContain(">Close<");
    }
  }

  @Test
  void a_form_without_its_guard_or_with_a_wrong_time_changes_nothing() {
    String window = announced("2097-01-01T10:00:00Z", "2097-01-01T12:00:00Z");
    try (Visitor olaf = new Visitor(root)) {
      String page = olaf.signIn(Persona.OLAF, "/ui/maintenance/" + window).body();
      Map<String, String> move = guarded(page);
      move.putAll(Map.of("version", "1", "occurrence", "1", "from", "soon", "to", "later"));
      assertThat(olaf.post("/ui/maintenance/" + window + "/move", move).statusCode())
          .isEqualTo(400);
      move.remove("form-token");
      move.put("from", "2097-01-01T10:00");
      move.put("to", "2097-01-01T11:00");
      assertThat(olaf.post("/ui/maintenance/" + window + "/move", move).statusCode())
          .isEqualTo(400);
      assertThat(olaf.get("/ui/maintenance/announce").body())
          .contains("<option>" + customer + "</option>", "name=\"rule\"", "type=\"file\"");
    }
    given()
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .get("/maintenance/" + window)
        .then()
        .header("ETag", equalTo("\"1\""));
  }

  @Test
  void a_customer_makes_and_revokes_an_address_and_does_not_see_windows_of_others() {
    // Given
    String window = announced("2096-01-01T10:00:00Z", "2096-01-01T12:00:00Z");
    try (Visitor carla = new Visitor(root)) {
      String page = carla.signIn(Persona.CARLA, "/ui/maintenance/feeds").body();
      assertThat(carla.get("/ui/maintenance/" + window).statusCode()).isEqualTo(404);
      assertThat(carla.get("/ui/maintenance/announce").statusCode()).isEqualTo(403);
      // When
      Map<String, String> fields = guarded(page);
      fields.put("name", "phone");
      String made = carla.post("/ui/maintenance/feeds", fields).body();
      // Then
      String address = found(ADDRESS, made);
      given().get(address).then().statusCode(200);
      assertThat(carla.get("/ui/maintenance/feeds").body()).doesNotContain(address);
      // When
      carla.post(found(REVOKE, made), guarded(made));
      // Then
      given().get(address).then().statusCode(404);
    }
  }

  private String announced(String from, String to) {
    return given()
        .auth()
        .oauth2(Tokens.of(Persona.OLAF))
        .contentType("application/json")
        .body(
            """
            {"customers":["%s"],"services":["portal"],"from":"%s","to":"%s",
             "reason":"Paint the disks"}"""
                .formatted(customer, from, to))
        .post("/maintenance")
        .then()
        .statusCode(201)
        .extract()
        .path("window");
  }

  private static Map<String, String> guarded(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("form-token", found(TOKEN, page));
    fields.put("command-key", Promised.unique());
    return fields;
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(pattern.pattern()).isTrue();
    return matcher.group(1);
  }
}
