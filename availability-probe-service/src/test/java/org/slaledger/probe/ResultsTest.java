package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.local.parts.Persona;
import org.slaledger.probe.domain.PointResult;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.view.ProbeHours;
import org.slaledger.probe.view.ProbeResults;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;
import org.slaledger.testkit.Tokens;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class ResultsTest {
  @Inject ProbeResults results;
  @Inject ProbeHours hours;
  @Inject InstantSource time;

  private final String point = "point-" + Promised.unique();
  private final String path = "/availability/points/" + point;

  @Test
  void each_result_of_a_probe_is_there() {
    try (Target target = new Target()) {
      // Given
      target.answers(503);
      // When
      agreed(target, Promised.now());
      // Then
      Awaitility.await().until(() -> get("/results").jsonPath().getList("results").size() > 2);
      JsonPath found = get("/results").jsonPath();
      assertThat(found.getString("results[0].outcome")).isEqualTo("FAILED");
      assertThat(found.getString("results[0].reason")).isEqualTo("STATUS");
      assertThat(found.getInt("results[0].status")).isEqualTo(503);
      assertThat(found.getString("results[0].phases.connect")).startsWith("PT");
      assertThat(found.getList("results.at", String.class)).isSorted();
      assertThat(found.getString("after")).isNull();
    }
  }

  @Test
  void results_come_a_thousand_at_a_time_and_say_how_to_go_on() {
    try (Target target = new Target()) {
      // Given
      Instant hour = agreedThreeHoursAgo(target);
      probed(hour, 1500, Duration.ofMillis(20));
      String all = "/results?from=" + hour + "&to=" + hour.plus(Duration.ofHours(1));
      // When
      Response first = get(all);
      Response second = get(all + "&after=" + first.jsonPath().getString("after"));
      // Then
      assertThat(first.jsonPath().getList("results")).hasSize(1000);
      assertThat(Instant.parse(first.jsonPath().getString("keptSince")))
          .isBetween(hour.minus(15, ChronoUnit.DAYS), hour.minus(13, ChronoUnit.DAYS));
      assertThat(first.header("Link")).contains("after=").contains("rel=\"next\"");
      assertThat(second.jsonPath().getList("results")).hasSize(500);
      assertThat(second.header("Link")).isNull();
    }
  }

  @Test
  void results_are_a_table_where_one_is_wanted() {
    try (Target target = new Target()) {
      // Given
      Instant hour = agreedThreeHoursAgo(target);
      kept(hour, new ProbeResult.Failed(FailureReason.REFUSED, null, "refused", "secret"));
      // When
      String table =
          request()
              .accept("text/csv")
              .get(path + "/results?from=" + hour + "&to=" + hour.plusSeconds(60))
              .asString();
      // Then
      assertThat(table.lines())
          .containsExactly(
              "point,location,at,outcome,seconds,status,reason,detail,resolve,connect,handshake,firstByte,transfer",
              point + ",local," + hour + ",FAILED,0.020000,,REFUSED,refused,,,,,");
    }
  }

  @Test
  void latency_is_shown_in_steps() {
    try (Target target = new Target()) {
      // Given ten probes in the first minute, all of 20 ms, and three of other kinds in the third
      Instant hour = agreedThreeHoursAgo(target);
      probed(hour, 10, Duration.ofMillis(20));
      Instant third = hour.plusSeconds(120);
      kept(third, new ProbeResult.Succeeded(200));
      kept(third.plusSeconds(1), new ProbeResult.Failed(FailureReason.TIMEOUT, null, "", null));
      kept(third.plusSeconds(2), new ProbeResult.NotMade(MissedReason.FORBIDDEN_ADDRESS, "no"));
      // When
      JsonPath found =
          get("/latency?step=PT1M&from=" + hour + "&to=" + hour.plusSeconds(600)).jsonPath();
      // Then
      assertThat(found.getList("steps.at")).containsExactly(hour.toString(), third.toString());
      assertThat(found.getString("steps[0].p99")).isEqualTo("PT0.02S");
      assertThat(found.getString("steps[0].mean")).isEqualTo("PT0.02S");
      assertThat(found.getList("steps.attempts")).containsExactly(10, 2);
      assertThat(found.getList("steps.failures")).containsExactly(0, 1);
      assertThat(found.getList("steps.notMade")).containsExactly(0, 1);
    }
  }

  @Test
  void hours_that_are_over_outlive_their_results() {
    try (Target target = new Target()) {
      // Given two hours of probes, one slow among the second
      Instant hour = agreedThreeHoursAgo(target);
      probed(hour, 100, Duration.ofMillis(20));
      probed(hour.plus(1, ChronoUnit.HOURS), 99, Duration.ofMillis(20));
      kept(hour.plusSeconds(7000), Duration.ofMillis(900), new ProbeResult.Succeeded(200));
      String day = "/latency?step=PT24H&from=" + hour + "&to=" + hour.plus(Duration.ofHours(2));
      JsonPath before = get(day).jsonPath();
      // When
      rolled(hour);
      JsonPath after = get(day).jsonPath();
      // Then
      assertThat(after.getList("steps")).hasSize(1).isEqualTo(before.getList("steps"));
      assertThat(after.getInt("steps[0].attempts")).isEqualTo(200);
      assertThat(after.getString("steps[0].p50")).isEqualTo("PT0.02S");
      assertThat(after.getString("steps[0].max")).isEqualTo("PT0.9S");
    }
  }

  @Test
  void partitions_that_are_too_old_are_dropped_and_there_are_some_ahead() {
    // Given
    Superuser.of("probe")
        .ask(
            "CREATE TABLE probe_result_20200102 PARTITION OF probe_result"
                + " FOR VALUES FROM ('2020-01-02T00:00Z') TO ('2020-01-03T00:00Z')");
    LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    // When
    results.keepPartitions(today).await().indefinitely();
    // Then
    assertThat(partitions())
        .doesNotContain("probe_result_20200102")
        .contains(
            "probe_result_" + today.plusDays(2).toString().replace("-", ""),
            "probe_hour_" + today.toString().substring(0, 7).replace("-", ""));
  }

  @Test
  void a_customer_does_not_see_what_was_found_at_points_of_others() {
    try (Target target = new Target()) {
      // Given
      agreedThreeHoursAgo(target);
      String other = Tokens.ofAnotherCustomer();
      // Then
      for (String what : List.of("/results", "/latency")) {
        given().auth().oauth2(Tokens.of(Persona.CARLA)).get(path + what).then().statusCode(200);
        given().auth().oauth2(other).get(path + what).then().statusCode(404);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/results?from=2020-01-01T00:00:00Z, from",
    "/results?after=soon, after",
    "/latency?step=PT1S, step",
    "/latency?step=often, step",
    "/latency?step=PT999999999999999H, step",
    "/latency?from=2020-01-01T00:00:00Z, from",
    "/results?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z, to",
    "/latency?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z, to",
    "/latency?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z&step=PT1H, to"
  })
  void what_cannot_be_answered_is_refused_with_the_parameter_at_fault(String query, String field) {
    Response refused = request().get("/availability/points/any" + query);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo(field);
  }

  private Instant agreedThreeHoursAgo(Target target) {
    Instant hour = time.instant().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.HOURS);
    agreed(target, hour);
    return hour;
  }

  private void agreed(Target target, Instant from) {
    new Promised("acme").signed(from, Promised.point(point, target.url(), Duration.ofSeconds(1)));
    Awaitility.await().until(() -> request().get(path + "/latency").statusCode() == 200);
  }

  /** One a second that succeeded, from an instant on. */
  private void probed(Instant from, int probes, Duration took) {
    for (int i = 0; i < probes; i++) {
      kept(from.plusSeconds(i), took, new ProbeResult.Succeeded(200));
    }
  }

  private void kept(Instant at, ProbeResult.Outcome outcome) {
    kept(at, Duration.ofMillis(20), outcome);
  }

  private void kept(Instant at, Duration took, ProbeResult.Outcome outcome) {
    ProbeResult result = new ProbeResult(at, took, null, outcome);
    results
        .keep(List.of(new PointResult(new PointId(point), "local", result)))
        .await()
        .indefinitely();
  }

  /** Adds hours up that may be so already, and deletes their results. */
  private void rolled(Instant from) {
    Superuser.of("probe").ask("DELETE FROM rolled_hour WHERE hour >= '" + from + "'");
    hours.roll(time.instant()).await().indefinitely();
    Superuser.of("probe")
        .ask(
            "DELETE FROM probe_result WHERE point = '"
                + point
                + "' AND at < now() - interval '1 hour'");
  }

  private static List<String> partitions() {
    List<String> names = new ArrayList<>();
    try (Connection database = Superuser.of("probe").connect();
        ResultSet rows =
            database
                .createStatement()
                .executeQuery("SELECT relname FROM pg_class WHERE relispartition")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return names;
  }

  private Response get(String question) {
    Response found = request().get(path + question);
    assertThat(found.statusCode()).isEqualTo(200);
    return found;
  }

  private static io.restassured.specification.RequestSpecification request() {
    return given().urlEncodingEnabled(false).auth().oauth2(Tokens.of(Persona.ADA));
  }
}
