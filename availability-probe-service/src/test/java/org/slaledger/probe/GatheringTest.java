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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** Coverage is an event once an hour; what gathers until then is shown all the same. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(
    value = QuickProbes.class,
    restrictToAnnotatedClass = true,
    initArgs = @ResourceArg(name = "sla.probe.coverage-interval", value = "PT1H"))
class GatheringTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TestHTTPResource("/")
  URI root;

  private final String point = "point-" + Promised.unique();

  @Test
  void coverage_that_no_event_tells_of_yet_is_shown() {
    try (Target target = new Target();
        Visitor carla = new Visitor(root)) {
      // Given
      Instant signed = Promised.now();
      // When
      new Promised("acme")
          .signed(signed, Promised.point(point, target.url(), Duration.ofSeconds(1)));
      // Then
      Awaitility.await().atMost(SOON).until(() -> "UP".equals(shown("state")));
      String seen = shown("seenUntil");
      Awaitility.await()
          .atMost(SOON)
          .until(() -> Instant.parse(shown("seenUntil")).isAfter(Instant.parse(seen)));
      JsonPath timeline = get("/availability/points/" + point + "/timeline?from=" + signed);
      // a machine that is too slow for a second may have ended a stretch before
      assertThat(timeline.getList("pieces.findAll { it.state == 'UP' }.last().evidence"))
          .containsExactly("gathering");
      assertThat(carla.signIn(Persona.CARLA, "/ui/availability").body())
          .contains(point, "<rect class=\"up\"");
      assertThat(Log.stream("sla.availability", "probe/" + point + "@local"))
          .extracting(Log.Entry::type)
          .startsWith("slaledger.ObservationMissed.v1");
    }
  }

  private String shown(String field) {
    return get("/availability/points").getString("find { it.point == '" + point + "' }." + field);
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
