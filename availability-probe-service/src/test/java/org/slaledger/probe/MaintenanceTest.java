package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;
import org.slaledger.testkit.Tokens;

/** Windows over HTTP, in the journal and in the log. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class MaintenanceTest {
  private final String customer = "c" + Promised.unique();
  private final Instant tomorrow = Promised.now().plus(Duration.ofDays(1));

  @BeforeEach
  void sign() {
    new Promised(customer).withNotice(Duration.ofHours(12)).signed(Promised.now().minusSeconds(60));
    Awaitility.await("the signature is known").until(() -> count("agreement_event") == 2);
  }

  @Test
  void a_window_that_is_announced_in_time_will_be_excluded_and_says_so() {
    // When
    Response answer = announce(body(tomorrow, tomorrow.plusSeconds(3600)));
    // Then
    answer
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("occurrences[0].phase", equalTo("ANNOUNCED"))
        .body("effects[0].customer", equalTo(customer))
        .body("effects[0].excluded", equalTo(true))
        .body("warnings", empty());
    String window = answer.path("window");
    assertThat(answer.header("Location")).endsWith("/maintenance/" + window);
    String line =
        Log.awaitEvent(
                "sla.maintenance", "window/" + window, "slaledger.MaintenanceWindowAnnounced.v1")
            .text();
    assertThat(line).contains(customer, "\"actor\":\"operator-olaf\"", tomorrow.toString());
  }

  @Test
  void a_window_that_is_announced_too_late_is_taken_with_a_warning() {
    Instant soon = Promised.now().plusSeconds(600);
    announce(body(soon, soon.plusSeconds(3600)))
        .then()
        .statusCode(201)
        .body("effects[0].excluded", equalTo(false))
        .body("effects[0].counts[0].ground", equalTo("NOTICE"))
        .body("warnings", hasSize(1))
        .body("warnings[0]", containsString("will count"))
        .body("warnings[0]", containsString("the addendum asks for PT12H"));
  }

  @Test
  void a_window_stands_where_its_announcement_said_with_the_version_that_a_change_names() {
    // Given
    String window = announced(Promised.now().plusSeconds(600));
    step(window, "open", "\"1\"").then().statusCode(200);
    // When
    Response answer = as(Persona.OLAF).get("/maintenance/" + window);
    // Then
    answer
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("occurrences[0].phase", equalTo("OPEN"));
  }

  @Test
  void a_window_of_other_customers_is_not_found_by_a_customer() {
    as(Persona.CARLA).get("/maintenance/" + announced()).then().statusCode(404);
  }

  @Test
  void a_window_is_opened_and_closed_step_by_step() {
    // Given
    String window = announced(Promised.now().plusSeconds(2));
    // When
    step(window, "open", "\"1\"")
        .then()
        .statusCode(200)
        .body("occurrences[0].phase", equalTo("OPEN"));
    Awaitility.await("it begins").until(() -> step(window, "close", "\"2\"").statusCode() == 200);
    // Then
    Log.awaitEvent("sla.maintenance", "window/" + window, "slaledger.MaintenanceWindowClosed.v1");
    assertThat(Log.stream("sla.maintenance", "window/" + window))
        .extracting(Log.Entry::type)
        .containsExactly(
            "slaledger.MaintenanceWindowAnnounced.v1",
            "slaledger.MaintenanceWindowOpened.v1",
            "slaledger.MaintenanceWindowClosed.v1");
  }

  @Test
  void a_window_is_not_opened_days_ahead_nor_closed_before_it_begins() {
    // Given
    String window = announced();
    long before = journalled();
    // Then
    step(window, "open", "\"1\"")
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("occurrence"))
        .body("errors[0].allowed", startsWith("from " + tomorrow.minusSeconds(3600) + " on"));
    step(window, "close", "\"1\"")
        .then()
        .statusCode(409)
        .body("errors[0].allowed", containsString("cancel or move it instead"));
    assertThat(journalled()).isEqualTo(before);
  }

  @Test
  void a_window_that_is_cancelled_stays_so() {
    // Given
    String window = announced();
    // When
    as(Persona.OLAF)
        .header("If-Match", "\"1\"")
        .body("{\"reason\":\"Disks are late\"}")
        .post("/maintenance/" + window + "/cancel")
        .then()
        .statusCode(200);
    // Then
    long before = journalled();
    step(window, "open", "\"2\"")
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("occurrence"));
    assertThat(journalled()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"'\"7\"', 412, If-Match", "three, 400, If-Match", ", 428, If-Match"})
  void a_change_names_the_version_that_it_is_made_to(String ifMatch, int status, String field) {
    // Given
    String window = announced();
    long before = journalled();
    // When
    step(window, "open", ifMatch)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));
    // Then
    assertThat(journalled()).isEqualTo(before);
  }

  @Test
  void a_window_that_nobody_announced_is_not_found() {
    step("W-none", "open", "\"1\"").then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from      | "2020-01-01T00:00:00Z" | from
          from      | "soon"                 | from
          from      | null                   | from
          to        | "2020-01-01T00:00:00Z" | to
          customers | ["nobody"]             | customers[0]
          customers | []                     | customers
          customers | ["a b"]                | customers[0]
          services  | ["teleport"]           | services[0]
          services  | []                     | services
          reason    | " "                    | reason
          urgent    | true                   | urgent
          """)
  void a_wrong_announcement_is_refused_with_the_field_at_fault(
      String field, String value, String fault) {
    // Given
    long before = journalled();
    Map<String, String> fields = fields(tomorrow, tomorrow.plusSeconds(3600));
    fields.put(field, value);
    // When
    announce(json(fields))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", hasItem(fault));
    // Then
    assertThat(journalled()).isEqualTo(before);
  }

  @Test
  void malformed_json_and_a_wrong_content_type_write_nothing() {
    // Given
    long before = journalled();
    // Then
    announce("{\"customers\":").then().statusCode(400);
    as(Persona.OLAF)
        .contentType("text/plain")
        .body("x")
        .post("/maintenance")
        .then()
        .statusCode(415);
    assertThat(journalled()).isEqualTo(before);
  }

  @Test
  void the_same_key_announces_once() {
    // Given
    String body = body(tomorrow, tomorrow.plusSeconds(60));
    String key = Promised.unique();
    // When
    String first = keyed(key, body).then().statusCode(201).extract().path("window");
    String second = keyed(key, body).then().statusCode(201).extract().path("window");
    // Then
    assertThat(second).isEqualTo(first);
    assertThat(count("maintenance_occurrence")).isEqualTo(1);
  }

  @Test
  void a_customer_sees_windows_announced_to_it_and_no_other_customers_name() {
    // Given
    String other = "d" + Promised.unique();
    new Promised(other).signed(Promised.now().minusSeconds(60));
    Awaitility.await().until(() -> count("agreement_event", other) == 2);
    Map<String, String> fields = fields(tomorrow, tomorrow.plusSeconds(3600));
    fields.put("customers", "[\"" + customer + "\",\"" + other + "\"]");
    String window = announce(json(fields)).then().statusCode(201).extract().path("window");
    String token = Tokens.of("somebody", List.of("customer"), customer);
    // Then
    given()
        .auth()
        .oauth2(token)
        .get("/maintenance")
        .then()
        .statusCode(200)
        .body("window", hasItem(window))
        .body("customers.flatten()", not(hasItem(other)));
    given()
        .auth()
        .oauth2(token)
        .get("/maintenance?customer=" + other)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("customer"))
        .body("errors[0].message", equalTo(other + " has no agreement here"));
    given()
        .auth()
        .oauth2(Tokens.ofAnotherCustomer())
        .get("/maintenance")
        .then()
        .body("window", not(hasItem(window)));
    as(Persona.ADA)
        .get("/maintenance?customer=" + other + "&from=" + tomorrow.plusSeconds(3600))
        .then()
        .body("window", empty());
  }

  @Test
  void the_list_refuses_what_nobody_can_be_asked_for() {
    as(Persona.ADA)
        .get("/maintenance?from=" + tomorrow + "&to=" + tomorrow)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("from"));
    as(Persona.ADA)
        .get("/maintenance?customer=nobody")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("customer"))
        .body("errors[0].message", equalTo("nobody has no agreement here"));
    as(Persona.ADA)
        .get("/maintenance?customers=" + customer)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("customers"))
        .body("errors[0].allowed", equalTo("behind, customer, from, to"));
    as(Persona.ADA).get("/maintenance?behind=-1").then().statusCode(400);
  }

  @Test
  void a_list_of_more_than_500_says_how_to_go_on() {
    // Given
    Map<String, String> fields = fields(tomorrow, tomorrow.plusSeconds(60));
    fields.put("recurrence", "{\"rule\":\"FREQ=DAILY;COUNT=300\",\"zone\":\"UTC\"}");
    announce(json(fields)).then().statusCode(201);
    announce(json(fields)).then().statusCode(201);
    // When
    Response first = as(Persona.ADA).get("/maintenance?customer=" + customer);
    String next = first.header("Link").replaceFirst("<([^>]*)>.*", "$1");
    Response rest = as(Persona.ADA).urlEncodingEnabled(false).get(next);
    // Then
    first.then().statusCode(200).body("window", hasSize(500));
    rest.then().statusCode(200).body("window", hasSize(100));
    assertThat(rest.header("Link")).isNull();
    assertThat(rest.jsonPath().getString("[99].from")).isEqualTo(tomorrow.toString());
  }

  @Test
  void the_list_is_a_table_where_one_is_wanted() {
    // Given
    String window = announced();
    String said =
        window
            + ",1,1,1,ANNOUNCED,"
            + customer
            + ",portal,,"
            + tomorrow
            + ","
            + tomorrow.plusSeconds(3600)
            + ",New disks,";
    // Then
    for (Response table :
        List.of(
            as(Persona.ADA).accept("text/csv").get("/maintenance?customer=" + customer),
            as(Persona.ADA).get("/maintenance.csv?customer=" + customer))) {
      table.then().statusCode(200).contentType(startsWith("text/csv"));
      assertThat(table.asString().lines().toList())
          .hasSize(2)
          .anyMatch(it -> it.startsWith("window,occurrence,of,version,phase,customers,"))
          .anyMatch(it -> it.startsWith(said) && it.endsWith(",,,,,,false"));
    }
  }

  @Test
  void a_recurring_window_is_frozen_into_its_occurrences_each_with_its_own_fate() {
    // Given
    Instant soon = Promised.now().plusSeconds(600);
    Map<String, String> fields = fields(soon, soon.plusSeconds(3600));
    fields.put("recurrence", "{\"rule\":\"freq=daily;count=3\",\"zone\":\"Europe/Berlin\"}");
    String window =
        announce(json(fields))
            .then()
            .statusCode(201)
            .body("occurrences", hasSize(3))
            .body("occurrences[2].of", equalTo(3))
            .body("occurrences[2].recurrence.rule", equalTo("FREQ=DAILY;COUNT=3"))
            .extract()
            .path("window");
    // When
    step(window, "open?occurrence=1", "\"1\"").then().statusCode(200);
    change(window, "cancel?occurrence=2", 2, "{\"reason\":\"rain\"}").then().statusCode(200);
    Instant later = soon.plus(Duration.ofDays(6));
    change(
            window,
            "move?occurrence=3",
            3,
            "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(later, later.plusSeconds(60)))
        .then()
        .statusCode(200)
        .body("occurrences.phase", equalTo(List.of("OPEN", "CANCELLED", "ANNOUNCED")))
        .body("occurrences[2].from", equalTo(later.toString()));
    // Then
    step(window, "open", "\"4\"")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("occurrence"));
    as(Persona.OLAF)
        .get("/maintenance?customer=" + customer + "&from=" + later)
        .then()
        .body("occurrence", equalTo(List.of(3)));
  }

  @Test
  void a_late_move_is_warned_of_for_the_time_that_was_not_announced_before() {
    // Given
    Instant soon = Promised.now().plus(Duration.ofHours(13));
    String window = announce(body(soon, soon.plusSeconds(7200))).path("window");
    // When it is an hour longer, and begins an hour later, 11 hours are not left for the end
    Instant from = soon.minusSeconds(7200);
    change(
            window,
            "move",
            1,
            "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, soon.plusSeconds(3600)))
        .then()
        .statusCode(200)
        .body("occurrences[0].announced", hasSize(2))
        .body("occurrences[0].announced[1].from", equalTo(soon.toString()))
        .body("effects[0].counts", hasSize(1))
        .body("effects[0].counts[0].from", equalTo(from.toString()))
        .body("effects[0].counts[0].to", equalTo(soon.toString()));
  }

  @Test
  void what_does_not_lie_in_the_service_window_or_the_allowance_is_warned_of() {
    // Given: nights, of which two hours a year are excluded
    Others.publish(Given.nights().calendar().stream(), Given.nights());
    String other = "n" + Promised.unique();
    new Promised(other)
        .withMaintenance(
            new MaintenanceTerms(Duration.ofHours(12), Given.NIGHTS, Duration.ofHours(2)))
        .signed(Promised.now().minusSeconds(60));
    Awaitility.await().until(() -> count("agreement_event", other) == 2);
    Awaitility.await().until(() -> number("SELECT count(*) FROM published_calendar") > 0);
    Instant night = Given.night(2);
    // When
    checked(other, night.plus(Duration.ofHours(12)), 1)
        .body("effects[0].counts[0].ground", equalTo("SERVICE_WINDOW"))
        .body("effects[0].counts[0].why", containsString(Given.NIGHTS));
    checked(other, night, 1)
        .body("effects[0].excluded", equalTo(true))
        .body("effects[0].allowance.left", equalTo("PT2H"));
    checked(other, night, 3)
        .body("effects[0].counts[0].ground", equalTo("ALLOWANCE"))
        .body("effects[0].counts[0].from", equalTo(night.plusSeconds(7200).toString()));
    // Then what was announced leaves less, and an earlier one takes it away
    Map<String, String> fields = fields(night, night.plusSeconds(5400));
    fields.put("customers", "[\"" + other + "\"]");
    String first = announce(json(fields)).then().statusCode(201).extract().path("window");
    checked(other, Given.night(3), 1)
        .body("effects[0].allowance.left", equalTo("PT30M"))
        .body("warnings[0]", containsString("PT30M of PT2H are left before this window"));
    checked(other, Given.night(1), 2)
        .body("effects[0].excluded", equalTo(true))
        .body("effects[0].displaced[0].window", equalTo(first))
        .body("warnings[0]", containsString("takes its share of the year's allowance"));
  }

  private ValidatableResponse checked(String of, Instant from, int hours) {
    long before = journalled();
    Map<String, String> fields = fields(from, from.plus(Duration.ofHours(hours)));
    fields.put("customers", "[\"" + of + "\"]");
    Response answer = as(Persona.OLAF).body(json(fields)).post("/maintenance/check");
    assertThat(journalled()).isEqualTo(before);
    return answer.then().statusCode(200);
  }

  @Test
  void what_probes_saw_of_an_overrun_is_shown() {
    // Given a point that is down all the while
    String other = "s" + Promised.unique();
    try (Target target = new Target()) {
      target.answers(503);
      String point = "point-" + other;
      new Promised(other)
          .withNotice(Duration.ZERO)
          .signed(Promised.now(), Promised.point(point, target.url(), Duration.ofSeconds(1)));
      Awaitility.await().until(() -> count("agreement_event", other) == 2);
      Instant soon = Promised.now().plusMillis(1500);
      Map<String, String> fields = fields(soon, soon.plusSeconds(2));
      fields.put("customers", "[\"" + other + "\"]");
      String window = announce(json(fields)).then().statusCode(201).extract().path("window");
      step(window, "open", "\"1\"").then().statusCode(200);
      // Then
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  as(Persona.OLAF)
                      .get("/maintenance/" + window)
                      .then()
                      .body("seen[0].point", equalTo(point))
                      .body("seen[0].down", equalTo("PT2S"))
                      .body("seen[0].downBeyond", startsWith("PT")));
    }
  }

  @Test
  void an_overrun_and_a_window_that_nobody_opened_are_shown() {
    // Given
    Instant soon = Promised.now().plusMillis(1500);
    String overrun = announce(body(soon, soon.plusMillis(500))).path("window");
    String never = announce(body(soon, soon.plusMillis(500))).path("window");
    step(overrun, "open", "\"1\"").then().statusCode(200);
    // Then
    Awaitility.await()
        .untilAsserted(
            () ->
                as(Persona.OLAF)
                    .get("/maintenance/" + never)
                    .then()
                    .body("occurrences[0].neverOpened", equalTo(true)));
    step(overrun, "close", "\"2\"")
        .then()
        .statusCode(200)
        .body("occurrences[0].overrun.from", equalTo(soon.plusMillis(500).toString()));
  }

  @Test
  void an_icalendar_event_is_announced() {
    String ical = ical("RRULE:FREQ=WEEKLY;COUNT=2");
    Response answer =
        as(Persona.OLAF)
            .contentType("text/calendar")
            .body(ical)
            .post("/maintenance?customer=" + customer + "&service=portal&zone=Europe/Berlin");
    answer
        .then()
        .statusCode(201)
        .body("occurrences", hasSize(2))
        .body("occurrences[0].from", equalTo("2098-12-31T22:00:00Z"))
        .body("occurrences[0].reason", equalTo("Paint, the disks"));
    as(Persona.OLAF)
        .contentType("text/calendar")
        .body(ical("RRULE:FREQ=WEEKLY"))
        .post("/maintenance/check?customer=" + customer + "&service=portal&zone=Europe/Berlin")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("RRULE"))
        .body("errors[0].message", containsString("line 7"));
  }

  private static String ical(String rule) {
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:1
        DTSTART:20981231T230000
        DURATION:PT2H
        %s
        SUMMARY:Paint\\, the disks
        END:VEVENT
        END:VCALENDAR
        """
        .formatted(rule);
  }

  private String announced() {
    return announced(tomorrow);
  }

  private String announced(Instant from) {
    return announce(body(from, from.plusSeconds(3600))).path("window");
  }

  private static Response announce(String body) {
    return as(Persona.OLAF).body(body).post("/maintenance");
  }

  private static Response change(String window, String step, int version, String body) {
    return as(Persona.OLAF)
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .post("/maintenance/" + window + "/" + step);
  }

  private static Response keyed(String key, String body) {
    return as(Persona.OLAF).header("Idempotency-Key", key).body(body).post("/maintenance");
  }

  private static Response step(String window, String step, String ifMatch) {
    RequestSpecification request = as(Persona.OLAF);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .post("/maintenance/" + window + "/" + step);
  }

  private String body(Instant from, Instant to) {
    return json(fields(from, to));
  }

  private Map<String, String> fields(Instant from, Instant to) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("customers", "[\"" + customer + "\"]");
    fields.put("services", "[\"portal\"]");
    fields.put("from", "\"" + from + "\"");
    fields.put("to", "\"" + to + "\"");
    fields.put("reason", "\"New disks\"");
    return fields;
  }

  private static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
  }

  private static RequestSpecification as(Persona persona) {
    return given().auth().oauth2(Tokens.of(persona)).contentType("application/json");
  }

  private static long journalled() {
    return number("SELECT count(*) FROM journal WHERE stream LIKE 'window/%'");
  }

  private long count(String table) {
    return table.equals("agreement_event")
        ? count(table, customer)
        : number("SELECT count(*) FROM " + table + " WHERE '" + customer + "' = ANY (customers)");
  }

  private static long count(String table, String of) {
    return number("SELECT count(*) FROM " + table + " WHERE agreement LIKE '" + of + "-%'");
  }

  private static long number(String sql) {
    return Long.parseLong(Superuser.of("probe").ask(sql));
  }
}
