package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.journal.seal.Readable;
import org.slaledger.journal.seal.Unseal;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** From an agreement in the log to probes of a real server, and back to events in the log. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class AvailabilityTest {
  private static final String TOPIC = "sla.availability";
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TestHTTPResource("/")
  URI root;

  @Inject Unseal unseal;
  @Inject Pool pool;

  private final Target target = new Target();
  private final String point = "point-" + Promised.unique();

  @AfterEach
  void stop() {
    target.close();
  }

  @Test
  void an_outage_of_an_agreed_point_is_recorded_from_failure_to_recovery() {
    // Given
    Instant signed = Promised.now();
    new Promised("acme").signed(signed, Promised.point(point, target.url(), SECOND));
    event("ObservationRecorded");
    assertThat(state()).isEqualTo("UP");
    // When
    target.answers(503);
    Log.await(TOPIC, entry -> ours(entry) && entry.text().contains("\"consecutive\":2"));
    Awaitility.await().until(() -> "DOWN".equals(state()));
    target.answers(200);
    JsonPath recovered = new JsonPath(event("ProbeRecovered").text());
    // Then
    String failed = new JsonPath(event("ProbeFailed").text()).getString("data.at");
    assertThat(recovered.getString("data.failingSince")).isEqualTo(failed);
    String again = recovered.getString("data.at");
    Awaitility.await().until(() -> "UP".equals(state()));
    assertThat(since()).isEqualTo(again);
    JsonPath timeline = timeline(signed);
    assertThat(timeline.getString("pieces.find { it.state == 'DOWN' }.from")).isEqualTo(failed);
    assertThat(timeline.getString("pieces.findAll { it.state == 'DOWN' }.last().to"))
        .isEqualTo(again);
    assertPartition(timeline, signed);
    assertThat(versions()).isSorted().doesNotHaveDuplicates().startsWith(1);
    assertThat(new JsonPath(event("ProbeFailed").text()).getString("data.reason"))
        .isEqualTo("STATUS");
  }

  @Test
  void a_failure_carries_what_the_point_answered_sealed_and_how_long_each_phase_took() {
    // Given
    target.says("no backend for session 4711");
    target.answers(503);
    // When
    new Promised("acme").signed(Promised.now(), Promised.point(point, target.url(), SECOND));
    // Then
    Log.Entry event = event("ProbeFailed");
    assertThat(event.text()).doesNotContain("4711");
    JsonPath failed = new JsonPath(event.text());
    assertThat(failed.getString("data.phases.connect")).startsWith("PT");
    String excerpt = failed.getString("data.excerpt");
    assertThat(new Sealed(excerpt).key()).isEqualTo("point/" + point + "/local");
    assertThat(
            unseal
                .keys(pool, List.of(excerpt))
                .map(keys -> keys.read(excerpt, StreamId.of("probe", point + "@local"), "excerpt"))
                .map(Readable::text)
                .await()
                .indefinitely())
        .isEqualTo("no backend for session 4711");
  }

  @Test
  void time_before_the_first_probe_is_missed_and_not_guessed() {
    // Given an agreement that holds since an hour ago
    Instant from = Promised.now().minus(Duration.ofHours(1));
    // When
    new Promised("acme").signed(from, Promised.point(point, target.url(), SECOND));
    // Then
    JsonPath missed = new JsonPath(event("ObservationMissed").text());
    assertThat(missed.getString("data.reason")).isEqualTo("NOT_RUNNING");
    assertThat(missed.getString("data.from")).isEqualTo(from.toString());
    JsonPath covered = new JsonPath(event("ObservationRecorded").text());
    assertThat(covered.getString("data.from")).isEqualTo(missed.getString("data.to"));
    assertThat(covered.getInt("data.failures")).isZero();
    assertThat(covered.getInt("data.attempts")).isPositive();
  }

  @Test
  void a_target_within_a_network_that_is_not_allowed_is_not_measured_and_not_down() {
    // Given
    Instant signed = Promised.now();
    // When
    new Promised("acme")
        .signed(
            signed, Promised.point(point, URI.create("http://169.254.169.254/latest/"), SECOND));
    // Then
    Log.Entry missed =
        Log.await(
            TOPIC,
            entry -> ours(entry) && entry.text().contains("\"reason\":\"FORBIDDEN_ADDRESS\""));
    assertThat(new JsonPath(missed.text()).getString("data.detail"))
        .contains("169.254.169.254", "sla.probe.allowed-networks");
    assertThat(state()).isEqualTo("UNOBSERVED");
    JsonPath timeline = timeline(signed);
    assertThat(timeline.getString("down")).isEqualTo("PT0S");
    assertPartition(timeline, signed);
    assertThat(Log.stream(TOPIC, stream()))
        .allMatch(entry -> entry.type().equals("slaledger.ObservationMissed.v1"));
  }

  @Test
  void a_new_version_adds_points_from_its_instant_on_and_what_it_drops_is_measured_on() {
    // Given: it drops the point, by which statements judge until the month ends
    Promised promised =
        new Promised("acme").signed(Promised.now(), Promised.point(point, target.url(), SECOND));
    event("ObservationRecorded");
    String successor = "point-" + Promised.unique();
    // When
    Instant change = Promised.now().plusSeconds(1);
    promised.signed(change, Promised.point(successor, target.url(), SECOND));
    // Then
    Log.awaitEvent(TOPIC, "probe/" + successor + "@local", "slaledger.ObservationRecorded.v1");
    Awaitility.await().until(() -> change.plusSeconds(2).isBefore(Instant.parse(coveredUntil())));
    assertThat(points()).contains(point, successor);
    String behind = change + "&to=" + change.plusSeconds(2);
    assertThat(timeline(behind).getString("unobserved")).isEqualTo("PT0S");
  }

  @Test
  void a_point_that_goes_on_under_a_new_version_is_measured_without_a_break() {
    // Given
    Promised promised =
        new Promised("acme").signed(Promised.now(), Promised.point(point, target.url(), SECOND));
    event("ObservationRecorded");
    // When
    Instant change = Promised.now().plusSeconds(1);
    promised.signed(change, Promised.point(point, target.url(), Duration.ofMillis(700)));
    // Then
    Awaitility.await().until(() -> change.plusSeconds(2).isBefore(Instant.parse(coveredUntil())));
    // a busy machine may be late with a probe; what must not be is that nobody was watching
    assertThat(
            Log.stream(TOPIC, stream()).stream()
                .filter(entry -> entry.text().contains("NOT_RUNNING")))
        .hasSize(1);
  }

  @Test
  void an_agreement_that_ended_is_not_measured_any_more() {
    // Given
    Promised promised =
        new Promised("acme").signed(Promised.now(), Promised.point(point, target.url(), SECOND));
    event("ObservationRecorded");
    // When
    Instant end = Promised.now();
    Others.publish(
        promised.agreement().stream(),
        new AgreementEnded(promised.agreement(), end, "moved", null));
    // Then
    Awaitility.await().until(() -> !points().contains(point));
    timeline(end.minusSeconds(1));
  }

  @Test
  void a_customer_sees_its_own_points_alone() {
    // Given
    new Promised("acme").signed(Promised.now(), Promised.point(point, target.url(), SECOND));
    event("ObservationRecorded");
    String other = Tokens.ofAnotherCustomer();
    // Then
    get("/availability/points", Tokens.of(Persona.CARLA)).body("point", hasItem(point));
    get("/availability/points", other).statusCode(200).body("point", not(hasItem(point)));
    get("/availability/points/" + point + "/timeline", Tokens.of(Persona.CARLA)).statusCode(200);
    get("/availability/points/" + point + "/timeline", other).statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "?from=yesterday, from",
    "?to=2999-01-01T00:00:00Z, to",
    "?from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z, from",
    "?from=2020-06-02T00:00:00Z&to=2026-06-01T00:00:00Z, from"
  })
  void a_wrong_period_is_refused_with_the_field_at_fault(String query, String field) {
    get("/availability/points/any/timeline" + query, Tokens.of(Persona.ADA))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "points/nothing/timeline",
        "points/no%20name/timeline",
        "points/no%20name/latency",
        "points/no%20name/failures",
        "services/no%20name/portal/outages",
        "services/acme/x%00y"
      })
  void what_nobody_agreed_is_not_found(String path) {
    get("/availability/" + path, Tokens.of(Persona.ADA)).statusCode(404);
  }

  @Test
  void a_points_page_shows_its_days_and_today_as_pictures() {
    // Given
    new Promised("acme").signed(Promised.now(), Promised.point(point, target.url(), SECOND));
    event("ObservationRecorded");
    try (Visitor carla = new Visitor(root)) {
      // When
      var page = carla.signIn(Persona.CARLA, "/ui/availability/points/" + point);
      // Then
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("<h1>" + point + "</h1>", "state ok", "GET " + target.url())
          .contains("<rect class=\"up\"", "<rect class=\"unobserved\"", "role=\"img\"")
          .doesNotContain("style=");
    }
  }

  private Log.Entry event(String type) {
    return Log.awaitEvent(TOPIC, stream(), "slaledger." + type + ".v1");
  }

  private boolean ours(Log.Entry entry) {
    return stream().equals(entry.key());
  }

  private String stream() {
    return "probe/" + point + "@local";
  }

  private List<Integer> versions() {
    return Log.stream(TOPIC, stream()).stream()
        .map(entry -> new JsonPath(entry.text()).getInt("streamversion"))
        .toList();
  }

  private String coveredUntil() {
    return Log.stream(TOPIC, stream()).stream()
        .filter(entry -> entry.type().contains("Observation"))
        .map(entry -> new JsonPath(entry.text()).getString("data.to"))
        .reduce((first, last) -> last)
        .orElse("");
  }

  private String state() {
    return shown("state");
  }

  private String since() {
    return shown("since");
  }

  private String shown(String field) {
    return get("/availability/points", Tokens.of(Persona.ADA))
        .extract()
        .jsonPath()
        .getString("find { it.point == '" + point + "' }." + field);
  }

  private static List<String> points() {
    return get("/availability/points", Tokens.of(Persona.ADA))
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("point");
  }

  private JsonPath timeline(Object from) {
    return get("/availability/points/" + point + "/timeline?from=" + from, Tokens.of(Persona.ADA))
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void assertPartition(JsonPath timeline, Instant from) {
    List<Map<String, String>> pieces = timeline.getList("pieces");
    String cursor = from.toString();
    Duration sum = Duration.ZERO;
    for (Map<String, String> piece : pieces) {
      assertThat(piece.get("from")).isEqualTo(cursor);
      cursor = piece.get("to");
    }
    for (String state : List.of("up", "down", "unobserved")) {
      sum = sum.plus(Duration.parse(timeline.getString(state)));
    }
    assertThat(cursor).isEqualTo(timeline.getString("to"));
    assertThat(sum).isEqualTo(Duration.between(from, Instant.parse(cursor)));
  }

  private static ValidatableResponse get(String path, String token) {
    return given().urlEncodingEnabled(false).auth().oauth2(token).get(path).then();
  }
}
