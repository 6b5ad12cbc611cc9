package org.slaledger.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** What an operator has published again, over HTTP and on the page. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class RepublicationsTest {
  private static final String HERE = "/status/sample-service/republications";
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
  private static final String SPAN =
      "\"recordedFrom\":\"2026-01-01T00:00:00Z\",\"recordedTo\":\"2099-01-01T00:00:00Z\"";

  @TestHTTPResource("/")
  URI root;

  @Test
  void what_an_operator_asks_for_is_done_once_and_recorded() {
    // When
    String key = UUID.randomUUID().toString();
    String at = ask(SPAN, key).statusCode(202).extract().header("Location");
    ask(SPAN, key).statusCode(202).header("Location", at);
    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                as(Persona.ADA)
                    .get(at)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("DONE"))
                    .body("reason", equalTo("a test"))
                    .body("actor", equalTo(Persona.OLAF.subject())));
    as(Persona.AUDE).get(HERE).then().body("republications.state", hasItem("DONE"));
  }

  @Test
  void an_operator_asks_for_it_on_the_page_and_an_agent_only_looks() {
    try (Visitor olaf = new Visitor(root);
        Visitor ada = new Visitor(root)) {
      // Given
      String token = token(olaf.signIn(Persona.OLAF, "/ui" + HERE).body());
      // When
      String shown =
          olaf.post(
                  "/ui" + HERE,
                  form(token, "2026-02-03T00:00:00Z", "2026-02-04T00:00:00Z", "by form"))
              .body();
      String wrong = olaf.post("/ui" + HERE, form(token, "noon", "", "by form")).body();
      // Then
      assertThat(shown).contains("recorded from 2026-02-03T00:00:00Z", "by form");
      assertThat(wrong).contains("recordedFrom", "is no instant");
      assertThat(ada.signIn(Persona.ADA, "/ui" + HERE).body())
          .contains("by form")
          .doesNotContain("<form");
    }
  }

  private static Map<String, String> form(String token, String from, String to, String reason) {
    return Map.of(
        "form-token", token,
        "command-key", UUID.randomUUID().toString(),
        "recordedFrom", from,
        "recordedTo", to,
        "stream", "",
        "topic", "",
        "reason", reason);
  }

  private static String token(String page) {
    Matcher found = TOKEN.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void a_range_that_cannot_be_used_is_named() {
    for (var wrong :
        Map.of(
                "\"fromVersion\":1",
                "stream",
                "\"stream\":\"nonsense\"",
                "stream",
                "\"topic\":\"sla.nothing\"",
                "topic",
                "\"topic\":\"sla.customers\",\"fromPosition\":1",
                "topic",
                "\"fromPosition\":1",
                "toPosition",
                "\"fromPosition\":5,\"toPosition\":4",
                "toPosition",
                "\"fromPosition\":0,\"toPosition\":4",
                "fromPosition",
                "\"recordedFrom\":\"2026-01-01T00:00:00Z\"",
                "recordedTo",
                SPAN + ",\"fromVersion\":1",
                "fromVersion")
            .entrySet()) {
      ask(wrong.getKey(), UUID.randomUUID().toString())
          .statusCode(400)
          .body("errors.field", contains(wrong.getValue()));
    }
    given()
        .auth()
        .oauth2(Tokens.of(Persona.OLAF))
        .contentType(ContentType.JSON)
        .body("{\"reason\":\" \"," + SPAN + "}")
        .post(HERE)
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason"));
  }

  @Test
  void who_may_not_ask_is_refused_and_what_is_not_there_not_found() {
    as(Persona.ADA)
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"x\"," + SPAN + "}")
        .post(HERE)
        .then()
        .statusCode(403);
    as(Persona.CARLA).get(HERE).then().statusCode(403);
    as(Persona.OLAF).get(HERE + "/99999999").then().statusCode(404);
    as(Persona.OLAF).get(HERE + "/x").then().statusCode(404);
  }

  private static ValidatableResponse ask(String range, String key) {
    return as(Persona.OLAF)
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body("{\"reason\":\"a test\"," + range + "}")
        .post(HERE)
        .then();
  }

  private static RequestSpecification as(Persona persona) {
    return given().auth().oauth2(Tokens.of(persona));
  }
}
