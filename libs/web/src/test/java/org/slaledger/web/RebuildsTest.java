package org.slaledger.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
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

/** How an operator has views built anew, over HTTP and on the pages. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class RebuildsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HERE = "/status/sample-service/rebuilds";
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  @TestHTTPResource("/")
  URI root;

  @Test
  void an_operator_has_views_built_anew_and_sees_what_came_of_it() {
    // Given
    String key = UUID.randomUUID().toString();
    String order = "{\"mode\":\"compare\",\"reason\":\"a test\"}";
    // When
    String place = ordered(key, order);
    // Then
    await().atMost(SOON).until(() -> outcome(place).equals("EQUAL"));
    order(key, order).statusCode(202).header("Location", endsWith(place));
    as(Persona.AUDE)
        .get(place)
        .then()
        .body("mode", equalTo("COMPARE"))
        .body("reason", equalTo("a test"))
        .body("actor", equalTo(Persona.OLAF.subject()))
        .body("differing", equalTo(0));
    as(Persona.ADA)
        .get(HERE + "?limit=100")
        .then()
        .statusCode(200)
        .body("rebuilds.id", hasItem(place.substring(HERE.length() + 1)));
  }

  @Test
  void an_order_that_cannot_be_used_is_refused_by_its_field() {
    for (var wrong :
        Map.of(
                "{\"mode\":\"mend\",\"reason\":\"a test\"}", "mode",
                "{\"reason\":\"a test\"}", "mode",
                "{\"mode\":\"switch\"}", "reason",
                "{\"mode\":\"switch\",\"reason\":\" \"}", "reason")
            .entrySet()) {
      order(UUID.randomUUID().toString(), wrong.getKey())
          .statusCode(400)
          .body("errors.field", contains(wrong.getValue()));
    }
    as(Persona.OLAF).get(HERE + "/x").then().statusCode(404);
    as(Persona.OLAF).get(HERE + "/" + UUID.randomUUID()).then().statusCode(404);
    as(Persona.OLAF).get("/status/another-service/rebuilds").then().statusCode(404);
    as(Persona.ADA).body("{}").post(HERE).then().statusCode(403);
  }

  @Test
  void an_operator_has_views_built_anew_on_the_page() {
    try (Visitor olaf = new Visitor(root)) {
      // Given
      String shown = olaf.signIn(Persona.OLAF, "/ui" + HERE).body();
      Matcher token = TOKEN.matcher(shown);
      assertThat(token.find()).isTrue();
      // When
      String page =
          await()
              .atMost(SOON)
              .until(
                  () ->
                      olaf.post(
                              "/ui" + HERE,
                              Map.of(
                                  "form-token",
                                  token.group(1),
                                  "command-key",
                                  UUID.randomUUID().toString(),
                                  "mode",
                                  "SWITCH",
                                  "reason",
                                  "<a> test"))
                          .body(),
                  body -> body.contains("<h1>Views built anew</h1>"));
      // Then
      assertThat(page).contains("&lt;a&gt; test", Persona.OLAF.subject(), "switch");
      await()
          .atMost(SOON)
          .until(
              () -> olaf.get("/ui" + HERE).body(),
              list -> list.contains("&lt;a&gt; test") && list.contains("switched"));
    }
    try (Visitor ada = new Visitor(root)) {
      assertThat(ada.signIn(Persona.ADA, "/ui" + HERE).body())
          .contains("Views of sample-service")
          .doesNotContain("<form");
    }
  }

  /** Where to look, once nobody else has views built anew. */
  private static String ordered(String key, String order) {
    return URI.create(
            await()
                .atMost(SOON)
                .until(() -> order(key, order).extract(), taken -> taken.statusCode() == 202)
                .header("Location"))
        .getPath();
  }

  private static String outcome(String place) {
    return as(Persona.OLAF).get(place).then().extract().path("outcome");
  }

  private static ValidatableResponse order(String key, String body) {
    return as(Persona.OLAF).header("Idempotency-Key", key).body(body).post(HERE).then();
  }

  private static RequestSpecification as(Persona persona) {
    return given().auth().oauth2(Tokens.of(persona)).contentType("application/json");
  }
}
