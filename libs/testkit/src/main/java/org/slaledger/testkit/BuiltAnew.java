package org.slaledger.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.slaledger.local.parts.Persona;

/** Has the views of the service under test built anew from the log and compared. */
public final class BuiltAnew {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private BuiltAnew() {}

  /** Fails unless some rows were built, and all of them equal those that answer. */
  public static void equalsWhatAnswers(String service) {
    JsonPath report = compared(service);
    assertThat(report.getList("differences")).as(report.prettify()).isEmpty();
    assertThat(report.getString("outcome")).as(report.prettify()).isEqualTo("EQUAL");
    assertThat(report.getLong("rows")).as("rows").isPositive();
  }

  /** What came of it. */
  public static JsonPath compared(String service) {
    Response ordered =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> order(service), response -> response.statusCode() == 202);
    String place = URI.create(ordered.header("Location")).getPath();
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                given()
                    .auth()
                    .oauth2(Tokens.of(Persona.OLAF))
                    .get(place)
                    .then()
                    .extract()
                    .jsonPath(),
            report -> !"RUNNING".equals(report.getString("outcome")));
  }

  /** 409 while another one runs. */
  private static Response order(String service) {
    return given()
        .auth()
        .oauth2(Tokens.of(Persona.OLAF))
        .contentType("application/json")
        .body("{\"mode\":\"COMPARE\",\"reason\":\"a test\"}")
        .post("/status/" + service + "/rebuilds");
  }
}
