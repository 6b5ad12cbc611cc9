package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.json.InboundTypes;
import org.slaledger.journal.InboundFate;
import org.slaledger.journal.InboundHandler;
import org.slaledger.journal.seal.Unseal;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** From an integrator's topic to evidence in the log and to a timeline. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class IntegratorsEvidenceTest {
  private static final String TOPIC = "sla.availability";

  private final String point = "point-" + Promised.unique();
  private final String integrator = "tool-" + Promised.unique();
  private final Told told = new Told(integrator);
  private final Instant begin = Promised.now().minus(Duration.ofHours(2));

  @Inject @Any Instance<InboundHandler> handlers;
  @Inject Unseal unseal;
  @Inject Pool pool;

  @BeforeEach
  void sign() {
    new Promised("acme").signed(begin, told.point(point, 1));
    awaitAgreed(point);
  }

  @Test
  void it_takes_the_types_that_the_contract_says_it_takes_and_no_other() {
    Set<String> types = new HashSet<>();
    handlers.forEach(handler -> types.addAll(handler.types()));
    assertThat(types).isEqualTo(InboundTypes.takenBy("availability-probe-service"));
  }

  @Test
  void failures_recoveries_and_coverage_become_events_of_the_integrators_own_stream() {
    // When
    String failed =
        told.publish(
            "ProbeFailed",
            at(10),
            "{\"point\":\"%s\",\"reason\":\"TIMEOUT\",\"detail\":\" no\\n answer \",\"took\":\"PT5S\"}"
                .formatted(point));
    String covered = covered(0, 60);
    String recovered = told.publish("ProbeRecovered", at(20), of("\"status\":200"));
    // Then
    assertThat(told.journalled(recovered).stream()).isEqualTo(new StreamId(stream()));
    told.journalled(covered);
    JsonPath failure = event(told.journalled(failed));
    assertThat(failure.getString("time")).isEqualTo(at(10).toString());
    assertThat(failure.getString("actor")).isEqualTo(integrator);
    assertThat(failure.getString("causationid")).isEqualTo(failed);
    assertThat(failure.getString("data.location")).isEqualTo(integrator);
    assertThat(failure.getInt("data.consecutive")).isEqualTo(1);
    assertThat(failure.getString("data.reason")).isEqualTo("TIMEOUT");
    assertThat(failure.getString("data.detail")).isEqualTo("no answer");
    assertThat(failure.getString("data.inbound.id")).isEqualTo(failed);
    JsonPath end = event(told.journalled(recovered));
    assertThat(end.getString("data.failingSince")).isEqualTo(at(10).toString());
    assertThat(pieces()).containsExactly("UP 0 10", "DOWN 10 20", "UP 20 60", "UNOBSERVED 60 120");
  }

  @Test
  void the_bytes_as_they_came_are_kept_sealed_until_they_are_erased() {
    // Given
    String id = told.publish("ProbeFailed", at(10), of("\"ticket\":\"called by Carla\""));
    String line = text(told.journalled(id));
    // Then
    assertThat(line).doesNotContain("Carla");
    Sealed original = new Sealed(new JsonPath(line).getString("data.inbound.original"));
    assertThat(opened(original)).contains("called by Carla");
    // When
    int erased =
        given()
            .auth()
            .oauth2(Tokens.of(Persona.OLAF))
            .contentType("application/json")
            .body("{\"reason\":\"request 17\"}")
            .delete("/availability/points/" + point + "/text")
            .statusCode();
    // Then
    assertThat(erased).isEqualTo(204);
    assertThat(opened(original)).isEqualTo("[erased]");
    Log.await(
        "sla.keys",
        entry -> original.key().equals(entry.key()) && entry.text().contains("erasedAt"));
  }

  private String opened(Sealed original) {
    return unseal
        .keys(pool, List.of(original.value()))
        .await()
        .atMost(Duration.ofSeconds(10))
        .read(original, new StreamId(stream()), "inbound.original")
        .text();
  }

  @Test
  void what_comes_late_and_out_of_order_makes_the_same_timeline() {
    // When
    covered(0, 60);
    told.publish("ProbeRecovered", at(40), of(""));
    told.publish("ProbeFailed", at(30), of(""));
    String late = told.publish("ProbeFailed", at(10), of(""));
    String success = told.publish("ProbeRecovered", at(20), of(""));
    // Then
    assertThat(event(told.journalled(success)).getString("data.failingSince"))
        .isEqualTo(at(10).toString());
    assertThat(event(told.journalled(late)).getInt("data.consecutive")).isEqualTo(2);
    assertThat(pieces())
        .containsExactly(
            "UP 0 10", "DOWN 10 20", "UP 20 30", "DOWN 30 40", "UP 40 60", "UNOBSERVED 60 120");
  }

  @Test
  void a_success_before_any_failure_is_known_waits_for_it() {
    // When
    covered(0, 60);
    String success = told.publish("ProbeRecovered", at(20), of(""));
    // Then
    assertThat(event(told.journalled(success)).getString("data.failingSince"))
        .isEqualTo(at(20).toString());
    assertThat(pieces()).containsExactly("UP 0 60", "UNOBSERVED 60 120");
    // When
    told.journalled(told.publish("ProbeFailed", at(10), of("")));
    // Then
    assertThat(pieces()).containsExactly("UP 0 10", "DOWN 10 20", "UP 20 60", "UNOBSERVED 60 120");
  }

  @Test
  void a_point_of_several_checks_is_down_while_any_of_them_fails() {
    // When
    covered(0, 60);
    told.publish("ProbeFailed", at(10), "login", of(""));
    told.publish("ProbeFailed", at(15), "search", of(""));
    told.publish("ProbeRecovered", at(20), "login", of(""));
    told.journalled(told.publish("ProbeRecovered", at(40), "search", of("")));
    // Then
    assertThat(pieces())
        .startsWith("UP 0 10", "DOWN 10 15", "DOWN 15 20", "DOWN 20 40", "UP 40 60");
  }

  @Test
  void what_was_told_before_under_another_id_is_the_event_that_was_made_then() {
    // Given
    InboundFate.Journalled first = told.journalled(told.publish("ProbeFailed", at(10), of("")));
    InboundFate.Journalled covered = told.journalled(covered(0, 60));
    // When
    InboundFate.Journalled again = told.journalled(told.publish("ProbeFailed", at(10), of("")));
    InboundFate.Journalled coveredAgain = told.journalled(covered(0, 60));
    // Then
    assertThat(again).isEqualTo(first);
    assertThat(coveredAgain).isEqualTo(covered);
    assertThat(Log.stream(TOPIC, stream())).hasSize(2);
  }

  @Test
  void the_same_event_sent_twice_changes_nothing() {
    // Given
    String id = told.publish("ProbeFailed", at(10), of(""));
    told.journalled(id);
    // When
    told.publish(id, Told.document(id, "ProbeFailed", at(10), "", of("")));
    told.journalled(covered(0, 60));
    // Then
    assertThat(Log.stream(TOPIC, stream())).hasSize(2);
  }

  @Test
  void what_cannot_be_used_is_a_dead_letter_that_says_why() {
    assertThat(told.dead(told.publish("ProbeFailed", at(10), "{\"point\":\"nowhere\"}")))
        .isEqualTo("data.point no signed addendum names it");
    assertThat(told.dead(told.publish("ProbeFailed", at(-10), of(""))))
        .contains("data.point was not assigned to " + integrator);
    assertThat(told.dead(told.publish("ProbeFailed", Instant.now().plusSeconds(300), of(""))))
        .contains("data.at", "lies in the future");
    assertThat(told.dead(told.publish("ProbeFailed", at(10), of("\"reason\":\"TIRED\""))))
        .contains("data.reason");
    assertThat(told.dead(told.publish("ProbeFailed", at(10), "{}"))).contains("data.point");
    assertThat(told.dead(told.publish("ProbeFailed", at(10), of("\"took\":\"-PT1S\""))))
        .contains("data.took");
    assertThat(told.dead(covered(60, 0))).contains("data.to is before from");
    assertThat(told.dead(covered(-60 * 24, 60))).contains("data.to is too long after from");
    assertThat(told.dead(told.publish("ObservationRecorded", at(10), of(""))))
        .contains("data.from");
    assertThat(Log.stream(TOPIC, stream())).isEmpty();
  }

  @Test
  void a_point_that_is_assigned_to_another_is_not_told_of() {
    // Given
    Told other = new Told("tool-" + Promised.unique());
    // When
    String reason = other.dead(other.publish("ProbeFailed", at(10), of("")));
    // Then
    assertThat(reason).contains("was not assigned to").doesNotContain(integrator);
  }

  @Test
  void a_clock_that_is_a_little_ahead_is_forgiven() {
    told.journalled(told.publish("ProbeFailed", Promised.now().plusSeconds(20), of("")));
  }

  @Test
  void what_was_assigned_then_is_still_told_after_the_agreement_ended() {
    // Given
    String gone = "point-" + Promised.unique();
    Promised promised = new Promised("acme").signed(begin, told.point(gone, 1));
    awaitAgreed(gone);
    Others.publish(
        promised.agreement().stream(),
        new AgreementEnded(promised.agreement(), at(60), "moved", null));
    Awaitility.await().until(() -> !points().contains(gone));
    // Then
    told.journalled(told.publish("ProbeFailed", at(30), "{\"point\":\"%s\"}".formatted(gone)));
    assertThat(told.dead(told.publish("ProbeFailed", at(90), "{\"point\":\"%s\"}".formatted(gone))))
        .contains("was not assigned");
  }

  @Test
  void a_heartbeat_covers_the_time_since_the_last_one_of_each_point_if_that_is_not_long_ago() {
    // Given
    String second = "point-" + Promised.unique();
    new Promised("acme").signed(begin, told.point(second, 1));
    awaitAgreed(second);
    // When
    for (int minute : new int[] {10, 15, 20, 40, 45}) {
      told.publish("ObservationRecorded", at(minute), "{\"within\":\"PT5M\",\"attempts\":1}");
    }
    told.journalled(told.publish("ObservationRecorded", at(49), of("\"within\":\"PT5M\"")));
    String forEver = told.publish("ObservationRecorded", at(50), of("\"within\":\"P2D\""));
    // Then
    assertThat(told.dead(forEver)).contains("data.within");
    assertThat(pieces())
        .containsExactly(
            "UNOBSERVED 0 10",
            "UP 10 15",
            "UP 15 20",
            "UNOBSERVED 20 40",
            "UP 40 45",
            "UP 45 49",
            "UNOBSERVED 49 120");
    assertThat(Log.stream(TOPIC, "probe/" + second + "@" + integrator)).hasSize(5);
  }

  @Test
  void a_reported_point_is_as_its_integrator_said_last_until_the_next_report_is_due() {
    // Given
    Instant now = Promised.now();
    String from = now.minusSeconds(600).toString();
    // When
    told.publish(
        "ObservationRecorded", now, of("\"from\":\"%s\",\"to\":\"%s\"".formatted(from, now)));
    told.journalled(told.publish("ProbeFailed", now.minusSeconds(60), of("")));
    // Then
    JsonPath shown = shown();
    assertThat(shown.getString("state")).isEqualTo("DOWN");
    assertThat(shown.getString("since")).isEqualTo(now.minusSeconds(60).toString());
    assertThat(shown.getString("locations[0].location")).isEqualTo(integrator);
  }

  @Test
  void a_reported_point_of_which_nothing_was_told_is_unobserved_since_it_was_agreed() {
    JsonPath shown = shown();
    assertThat(shown.getString("state")).isEqualTo("UNOBSERVED");
    assertThat(shown.getString("since")).isEqualTo(begin.toString());
    assertThat(shown.getString("seenUntil")).isNull();
  }

  private String covered(int from, int to) {
    return told.publish(
        "ObservationRecorded",
        at(to),
        of(
            "\"from\":\"%s\",\"to\":\"%s\",\"attempts\":60,\"failures\":2"
                .formatted(at(from), at(to))));
  }

  /** A minute of the two hours. */
  private Instant at(int minute) {
    return begin.plus(Duration.ofMinutes(minute));
  }

  private String of(String more) {
    return "{\"point\":\"%s\"%s}".formatted(point, more.isEmpty() ? "" : "," + more);
  }

  private String stream() {
    return "probe/" + point + "@" + integrator;
  }

  private JsonPath event(InboundFate.Journalled fate) {
    return new JsonPath(text(fate));
  }

  private static String text(InboundFate.Journalled fate) {
    return Log.await(TOPIC, entry -> entry.text().contains(fate.eventId().toString())).text();
  }

  /** The two hours as {@code state from to}, in minutes. */
  private List<String> pieces() {
    JsonPath timeline =
        get("/availability/points/%s/timeline?from=%s&to=%s".formatted(point, begin, at(119)));
    return timeline.<java.util.Map<String, String>>getList("pieces").stream()
        .map(
            piece ->
                piece.get("state")
                    + " "
                    + minute(piece.get("from"))
                    + " "
                    + minute(piece.get("to")))
        .map(piece -> piece.replace(" 119", " 120"))
        .toList();
  }

  private long minute(@Nullable String instant) {
    return Duration.between(begin, Instant.parse(String.valueOf(instant))).toMinutes();
  }

  private JsonPath shown() {
    JsonPath all = get("/availability/points");
    all.setRootPath("find { it.point == '" + point + "' }");
    return all;
  }

  private static List<String> points() {
    return get("/availability/points").getList("point");
  }

  private static void awaitAgreed(String point) {
    Awaitility.await().until(() -> points().contains(point));
  }

  private static JsonPath get(String path) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Tokens.of(Persona.ADA))
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
