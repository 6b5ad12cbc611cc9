package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.xml.sax.InputSource;

/** The small picture of a point that was down for six of sixty minutes, and watched for no more. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class BadgeTest {
  private final String customer = "b" + Promised.unique();
  private final String point = "web-" + Promised.unique();
  private final Instant zero =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(5));
  private final Recordings recordings = new Recordings(point, zero);
  private final String token = Tokens.of("bea-" + customer, List.of("customer"), customer);

  @BeforeEach
  void sign() {
    new Promised(customer).signed(zero, recordings.terms(null, "rome"));
    recordings.measured("rome", 0, 60);
    recordings.failed("rome", 10, 2);
    recordings.recovered("rome", 16, 10);
    Awaitility.await().until(() -> svg(badge() + "?period=1d").contains("90 % up"));
  }

  @Test
  void it_says_how_the_point_is_and_is_read_out_by_its_title() throws Exception {
    // When
    Response now = bearer().get(badge());
    // Then
    now.then().statusCode(200).contentType("image/svg+xml");
    String svg = now.asString();
    assertThat(svg).contains("<title>" + point + ": unobserved</title>", "role=\"img\"");
    assertThat(svg).doesNotContain("script", "style=", "href");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void a_share_never_comes_without_what_nobody_observed() {
    assertThat(svg(badge() + "?period=1d")).contains("1 d: 90 % up, 95.84 % unobserved");
    String service = "/availability/services/" + customer + "/portal/badge.svg";
    assertThat(svg(service + "?period=1d")).contains("portal: 1 d: 90 % up, 95.84 % unobserved");
  }

  @Test
  void it_may_be_kept_for_a_minute_and_is_not_sent_twice() {
    // Given
    Response first = bearer().get(badge());
    assertThat(first.header("Cache-Control")).isEqualTo("private, max-age=60");
    assertThat(first.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    // Then
    bearer()
        .header("If-None-Match", first.header("ETag"))
        .get(badge())
        .then()
        .statusCode(304)
        .body(equalTo(""));
  }

  @Test
  void a_secret_address_shows_it_on_any_page_until_it_is_revoked() {
    // Given
    Response made = bearer().body("{\"point\":\"" + point + "\"}").post("/availability/badges");
    made.then().statusCode(201).body("markdown", containsString("![" + point + "]("));
    String path = URI.create(made.path("address")).getPath();
    // Then
    Response shown = given().get(path + "?period=1d");
    shown.then().statusCode(200).body(containsString("90 % up"));
    assertThat(shown.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(shown.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    String id = made.path("id");
    bearer()
        .get("/availability/badges")
        .then()
        .body("id", hasItem(id))
        .body(not(containsString(path.split("/")[3].replace(".svg", ""))));
    assertThat(bearer().get("/availability/badges.csv").asString())
        .startsWith("id,actor,customer,point,service,createdAt\r\n")
        .contains(id + ",", "," + customer + "," + point + ",,");
    given()
        .auth()
        .oauth2(Tokens.ofAnotherCustomer())
        .delete("/availability/badges/" + id)
        .then()
        .statusCode(404);
    given().get(path).then().statusCode(200);
    // When
    given()
        .auth()
        .oauth2(Tokens.of(Persona.ROOT))
        .delete("/availability/badges/" + id)
        .then()
        .statusCode(204);
    // Then
    given().get(path).then().statusCode(404).header("Cache-Control", "no-store");
    given().get("/availability/badge/guessed.svg").then().statusCode(404);
  }

  @Test
  void nobody_makes_an_address_of_what_he_may_not_see() {
    String other = Tokens.ofAnotherCustomer();
    given().auth().oauth2(other).get(badge()).then().statusCode(404);
    for (String body :
        List.of(
            "{\"point\":\"" + point + "\"}",
            "{\"customer\":\"" + customer + "\",\"service\":\"portal\"}")) {
      given()
          .auth()
          .oauth2(other)
          .contentType("application/json")
          .body(body)
          .post("/availability/badges")
          .then()
          .statusCode(404);
    }
    bearer().body("{}").post("/availability/badges").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "93d", "1h", "-1d", "d"})
  void a_period_that_is_none_is_refused(String period) {
    bearer()
        .get(badge() + "?period=" + period)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("period"));
  }

  private String badge() {
    return "/availability/points/" + point + "/badge.svg";
  }

  private String svg(String path) {
    return bearer().get(path).asString();
  }

  private RequestSpecification bearer() {
    return given().auth().oauth2(token).contentType("application/json");
  }
}
