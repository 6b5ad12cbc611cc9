package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** What the locations in Rome and Bern recorded, as the one here answers with it. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class LocationsTest {
  @TestHTTPResource("/")
  URI root;

  private final Target target = new Target();
  private final String point = "point-" + Promised.unique();
  private final Instant hour = Promised.now().minus(Duration.ofHours(1));

  @AfterEach
  void stop() {
    target.close();
  }

  @Test
  void what_other_locations_recorded_is_judged_by_the_quorum_and_shown_one_by_one() {
    // Given: Rome sees it down from 10 to 30, Bern measures until 20 and sees it up
    new Promised("acme").signed(hour, seenFrom(List.of("rome", "bern"), 2, SilentAs.DOWN));
    recorded("rome", 0, 50);
    failed("rome", 10);
    recovered("rome", 30, 10);
    recorded("bern", 0, 20);
    // When
    JsonPath timeline = timelineOnce("locations.find { it.location == 'bern' }.up", "PT20M");
    // Then: from 20 to 30 the silence of Bern counts as down
    assertThat(states(timeline, "pieces"))
        .containsExactly("UP 0", "DOWN 20", "UP 30", "UNOBSERVED 50");
    assertThat(timeline.getString("down")).isEqualTo("PT10M");
    assertThat(states(timeline, "locations.find { it.location == 'rome' }.pieces"))
        .containsExactly("UP 0", "DOWN 10", "UP 30", "UNOBSERVED 50");
    assertThat(timeline.getList("locations.location")).containsExactly("bern", "rome");
    assertThat(shown().getList("locations.location")).containsExactly("bern", "rome");
  }

  @Test
  void a_location_that_told_in_time_is_taken_for_one_that_measures_on() {
    // Given: the last that Rome told ended a second ago, and the point is down there
    Instant signed = Promised.now().minusSeconds(30);
    new Promised("acme").signed(signed, seenFrom(List.of("rome"), null, null));
    publish(
        "rome",
        new ProbeFailed(
            id(),
            "rome",
            signed.plusSeconds(10),
            1,
            FailureReason.STATUS,
            500,
            "",
            Duration.ZERO,
            null,
            null,
            null,
            null));
    publish(
        "rome",
        new ProbeFailed(
            id(),
            "rome",
            signed.plusSeconds(20),
            2,
            FailureReason.STATUS,
            500,
            "",
            Duration.ZERO,
            null,
            null,
            null,
            null));
    publish(
        "rome",
        new ObservationRecorded(id(), "rome", signed, Promised.now(), 3, 2, null, null, null));
    // When
    JsonPath timeline = timelineOnce("pieces.last().state", "DOWN");
    // Then
    assertThat(timeline.getString("locations[0].pieces.last().state")).isEqualTo("DOWN");
    assertThat(shown().getString("state")).isEqualTo("DOWN");
    assertThat(Instant.parse(shown().getString("since"))).isEqualTo(signed.plusSeconds(10));
  }

  @Test
  void terms_that_change_within_a_period_judge_from_the_next_one_on() {
    // Given: five failures confirm; the version that is content with one holds for the next month
    Promised promised = new Promised("acme").signed(hour, confirming(5));
    promised.signed(hour.plus(Duration.ofMinutes(10)), confirming(1));
    recorded("rome", 0, 60);
    failed("rome", 20);
    // When
    JsonPath timeline = timelineOnce("locations.find { it.location == 'rome' }.up", "PT1H");
    // Then
    assertThat(states(timeline, "locations.find { it.location == 'rome' }.pieces"))
        .containsExactly("UP 0");
  }

  @Test
  void a_point_that_names_other_locations_is_not_measured_here() {
    // When
    new Promised("acme").signed(hour, seenFrom(List.of("rome"), null, null));
    String here = "point-" + Promised.unique();
    new Promised("acme")
        .signed(Promised.now(), Promised.point(here, target.url(), Duration.ofSeconds(1)));
    // Then
    Log.awaitEvent(
        "sla.availability", "probe/" + here + "@local", "slaledger.ObservationRecorded.v1");
    assertThat(Log.stream("sla.availability", "probe/" + point + "@local")).isEmpty();
  }

  @Test
  void what_this_location_records_is_shown_once() {
    // Given
    new Promised("acme")
        .signed(Promised.now(), Promised.point(point, target.url(), Duration.ofSeconds(1)));
    String stream = "probe/" + point + "@local";
    Log.awaitEvent("sla.availability", stream, "slaledger.ObservationRecorded.v1");
    target.answers(503);
    Log.await(
        "sla.availability",
        entry -> stream.equals(entry.key()) && entry.text().contains("\"consecutive\":3"));
    // Then: three failures of two that confirm, each once
    JsonPath timeline = get("/availability/points/%s/timeline?from=%s".formatted(point, hour));
    assertThat(timeline.getList("pieces.find { it.state == 'DOWN' }.evidence"))
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(timeline.getList("locations.location")).containsExactly("local");
  }

  @Test
  void the_page_shows_how_each_location_sees_a_point() {
    // Given
    new Promised("acme").signed(hour, seenFrom(List.of("rome", "bern"), 2, null));
    recorded("rome", 0, 50);
    recorded("bern", 0, 50);
    timelineOnce("up", "PT50M");
    try (Visitor carla = new Visitor(root)) {
      // When
      String page = carla.signIn(Persona.CARLA, "/ui/availability/points/" + point).body();
      // Then
      assertThat(page)
          .contains("seen so from 2 locations")
          .contains("aria-label=\"rome: up ", "aria-label=\"bern: up ");
    }
  }

  private PointId id() {
    return new PointId(point);
  }

  private MeasurementPoint seenFrom(
      List<String> locations, @Nullable Integer quorum, @Nullable SilentAs silent) {
    return new MeasurementPoint(
        id(),
        ProbeTerms.Http.get(target.url()),
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        1,
        null,
        quorum,
        locations,
        silent);
  }

  private MeasurementPoint confirming(int failures) {
    return MeasurementPoint.of(
        id(),
        ProbeTerms.Http.get(target.url()),
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        failures);
  }

  private Instant minute(int minute) {
    return hour.plus(Duration.ofMinutes(minute));
  }

  private void recorded(String location, int from, int to) {
    publish(
        location,
        new ObservationRecorded(
            id(), location, minute(from), minute(to), to - from, 0, null, null, null));
  }

  private void failed(String location, int at) {
    publish(
        location,
        new ProbeFailed(
            id(),
            location,
            minute(at),
            1,
            FailureReason.STATUS,
            500,
            "",
            Duration.ZERO,
            null,
            null,
            null,
            null));
  }

  private void recovered(String location, int at, int since) {
    publish(
        location,
        new ProbeRecovered(
            id(), location, minute(at), minute(since), 200, Duration.ZERO, null, null, null));
  }

  private void publish(String location, AvailabilityEvent event) {
    Others.publish(new StreamId("probe/" + point + "@" + location), event);
  }

  /** The hour's, once that holds of it. */
  private JsonPath timelineOnce(String path, String value) {
    return Awaitility.await()
        .ignoreExceptions()
        .until(
            () ->
                get(
                    "/availability/points/%s/timeline?from=%s&to=%s"
                        .formatted(point, hour, hour.plus(Duration.ofHours(1)))),
            found -> value.equals(found.getString(path)));
  }

  /** From which minute on which state; pieces that differ in who says so alone are one. */
  private List<String> states(JsonPath timeline, String path) {
    List<String> states = new ArrayList<>();
    List<Map<String, Object>> pieces = timeline.getList(path);
    String last = "";
    for (Map<String, Object> piece : pieces) {
      String state = String.valueOf(piece.get("state"));
      if (!state.equals(last)) {
        Instant from = Instant.parse(String.valueOf(piece.get("from")));
        states.add(state + " " + Duration.between(hour, from).toMinutes());
      }
      last = state;
    }
    return states;
  }

  private JsonPath shown() {
    JsonPath all = get("/availability/points");
    all.setRootPath("find { it.point == '" + point + "' }");
    return all;
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
