package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** Windows over HTTP, in the journal, in the log and on the page. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class MaintenanceTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  @TestHTTPResource("/")
  URI root;

  private final String customer = "c" + Promised.unique();
  private final Instant tomorrow = Promised.now().plus(Duration.ofDays(1));

  @BeforeEach
  void sign() {
    new Promised(customer).withNotice(Duration.ofHours(12)).signed(Promised.now().minusSeconds(60));
    Awaitility.await("the signature is known").until(() -> count("agreed_service") == 1);
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
        .body("phase", equalTo("ANNOUNCED"))
        .body("notice[0].customer", equalTo(customer))
        .body("notice[0].kept", equalTo(true))
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
        .body("notice[0].kept", equalTo(false))
        .body("warnings", hasSize(1))
        .body("warnings[0]", containsString("will count"));
  }

  @Test
  void a_window_stands_where_its_announcement_said_with_the_version_that_a_change_names() {
    // Given
    String window = announced();
    step(window, "open", "\"1\"").then().statusCode(200);
    // When
    Response answer = as(Persona.OLAF).get("/maintenance/" + window);
    // Then
    answer.then().statusCode(200).header("ETag", "\"2\"").body("phase", equalTo("OPEN"));
  }

  @Test
  void a_window_of_other_customers_is_not_found_by_a_customer() {
    as(Persona.CARLA).get("/maintenance/" + announced()).then().statusCode(404);
  }

  @Test
  void a_window_is_opened_and_closed_step_by_step() {
    // Given
    String window = announced();
    // When
    step(window, "open", "\"1\"").then().statusCode(200).body("phase", equalTo("OPEN"));
    step(window, "close", "\"2\"").then().statusCode(200).header("ETag", "\"3\"");
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
    step(window, "open", "\"2\"").then().statusCode(409).body("errors[0].field", equalTo("phase"));
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
    assertThat(count("maintenance_window")).isEqualTo(1);
  }

  @Test
  void a_customer_sees_windows_announced_to_it_and_no_other_customers_name() {
    // Given
    String other = "d" + Promised.unique();
    new Promised(other).signed(Promised.now().minusSeconds(60));
    Awaitility.await().until(() -> count("agreed_service", other) == 1);
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
        .body("window", empty());
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
  void an_operator_announces_and_opens_a_window_on_the_page() {
    try (Visitor olaf = new Visitor(root)) {
      // Given
      String page = olaf.signIn(Persona.OLAF, "/ui/maintenance").body();
      assertThat(page).contains("<h1>Maintenance</h1>", "<option>" + customer + "</option>");
      // When
      var listed = olaf.post("/ui/maintenance", form(page, "2099-01-01T10:00"));
      // Then
      assertThat(listed.statusCode()).isEqualTo(200);
      assertThat(listed.body()).contains("Paint the disks", customer);
      String window = as(Persona.ADA).get("/maintenance?customer=" + customer).path("[0].window");
      var opened =
          olaf.post(
              "/ui/maintenance/" + window + "/open",
              Map.of("version", "1", "form-token", token(page), "command-key", "k" + window));
      assertThat(opened.body()).contains("/ui/maintenance/" + window + "/close");
    }
  }

  @Test
  void a_form_with_a_wrong_time_or_without_its_guard_writes_nothing() {
    // Given
    long before = journalled();
    try (Visitor olaf = new Visitor(root)) {
      String page = olaf.signIn(Persona.OLAF, "/ui/maintenance").body();
      Map<String, String> unguarded = form(page, "2099-01-01T10:00");
      unguarded.remove("form-token");
      // Then
      assertThat(olaf.post("/ui/maintenance", form(page, "tomorrow")).statusCode()).isEqualTo(400);
      assertThat(olaf.post("/ui/maintenance", form(page, "2001-01-01T10:00")).body())
          .contains("lies in the past");
      assertThat(olaf.post("/ui/maintenance", unguarded).statusCode()).isEqualTo(400);
    }
    assertThat(journalled()).isEqualTo(before);
  }

  private Map<String, String> form(String page, String from) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("form-token", token(page));
    fields.put("command-key", Promised.unique());
    fields.put("customers", customer);
    fields.put("services", "portal");
    fields.put("from", from);
    fields.put("to", "2099-01-01T12:00");
    fields.put("reason", "Paint the disks");
    return fields;
  }

  private static String token(String page) {
    Matcher matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private String announced() {
    return announce(body(tomorrow, tomorrow.plusSeconds(3600))).path("window");
  }

  private static Response announce(String body) {
    return as(Persona.OLAF).body(body).post("/maintenance");
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
    return table.equals("agreed_service")
        ? count(table, customer)
        : number("SELECT count(*) FROM " + table + " WHERE '" + customer + "' = ANY (customers)");
  }

  private static long count(String table, String of) {
    return number("SELECT count(*) FROM " + table + " WHERE customer = '" + of + "'");
  }

  private static long number(String sql) {
    return Long.parseLong(Superuser.of("probe").ask(sql));
  }
}
