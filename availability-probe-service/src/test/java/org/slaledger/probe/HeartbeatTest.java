package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** A job that reports in, and falls silent. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class HeartbeatTest {
  private final String point = "job-" + Promised.unique();

  @Test
  void a_job_that_falls_silent_is_down_until_it_reports_in_again() {
    // Given
    Instant signed = Promised.now();
    new Promised("acme").signed(signed, job());
    try (ScheduledExecutorService job = Executors.newSingleThreadScheduledExecutor()) {
      Awaitility.await().until(() -> beat().extract().statusCode() == 204);
      var beating = job.scheduleAtFixedRate(this::beat, 0, 300, TimeUnit.MILLISECONDS);
      event("ObservationRecorded");
      // When
      beating.cancel(false);
      JsonPath failed = new JsonPath(event("ProbeFailed").text());
      job.scheduleAtFixedRate(this::beat, 0, 300, TimeUnit.MILLISECONDS);
      JsonPath recovered = new JsonPath(event("ProbeRecovered").text());
      // Then
      assertThat(failed.getString("data.reason")).isEqualTo("SILENT");
      assertThat(failed.getString("data.detail")).startsWith("the job last reported in at ");
      assertThat(recovered.getString("data.failingSince")).isEqualTo(failed.getString("data.at"));
      assertThat(recovered.getString("data.status")).isNull();
    }
  }

  @Test
  void silence_before_anybody_could_have_heard_the_job_is_held_against_nobody() {
    // Given an agreement since an hour ago, of which the prober hears now
    new Promised("acme").signed(Promised.now().minus(Duration.ofHours(1)), job());
    // When
    event("ProbeFailed");
    // Then
    Instant failed = Instant.parse(new JsonPath(event("ProbeFailed").text()).getString("data.at"));
    Log.Entry missed =
        Log.await(
            "sla.availability",
            entry ->
                stream().equals(entry.key())
                    && entry.text().contains("nobody has listened for as long"));
    Instant from = Instant.parse(new JsonPath(missed.text()).getString("data.from"));
    assertThat(Duration.between(from, failed)).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void only_a_job_of_an_agreed_point_can_report_in() {
    // Given
    Target target = new Target();
    String probed = "web-" + Promised.unique();
    new Promised("acme")
        .signed(Promised.now(), Promised.point(probed, target.url(), Duration.ofSeconds(1)));
    Log.awaitEvent(
        "sla.availability", "probe/" + probed + "@local", "slaledger.ObservationRecorded.v1");
    // Then
    post(probed, Persona.CARLA).statusCode(409);
    post("nobody-knows", Persona.CARLA).statusCode(404);
    post(probed, Persona.AUDE).statusCode(403);
    target.close();
  }

  private MeasurementPoint job() {
    return MeasurementPoint.of(
        new PointId(point),
        new ProbeTerms.Heartbeat(),
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        1);
  }

  private ValidatableResponse beat() {
    return post(point, Persona.CARLA);
  }

  private static ValidatableResponse post(String point, Persona persona) {
    return given()
        .auth()
        .oauth2(Tokens.of(persona))
        .contentType(ContentType.JSON)
        .post("/availability/points/" + point + "/heartbeat")
        .then();
  }

  private Log.Entry event(String type) {
    return Log.awaitEvent("sla.availability", stream(), "slaledger." + type + ".v1");
  }

  private String stream() {
    return "probe/" + point + "@local";
  }
}
