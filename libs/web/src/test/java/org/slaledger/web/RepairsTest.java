package org.slaledger.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.slaledger.journal.KafkaClients;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** What an operator does about stopped streams and dead letters, over HTTP and on the pages. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class RepairsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HERE = "/status/sample-service";
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  @TestHTTPResource("/")
  URI root;

  @Inject KafkaClients kafka;

  private final String stream = "customer/C-" + UUID.randomUUID();

  @Test
  void an_operator_looks_at_a_parked_stream_and_tries_it_again() {
    // Given
    parked();
    // Then
    as(Persona.ADA)
        .get(HERE + "/streams?state=PARKED&topic=sla.customers")
        .then()
        .statusCode(200)
        .body("streams.stream", hasItem(stream))
        .body("streams.state", everyItem(equalTo("PARKED")));
    as(Persona.ADA)
        .get(HERE + "/streams/" + stream)
        .then()
        .statusCode(200)
        .body("stopped.state", equalTo("PARKED"))
        .body("stopped.version", equalTo(0))
        .body("held.text", contains("nonsense"));
    as(Persona.OLAF)
        .post(HERE + "/streams/" + stream + "/retry")
        .then()
        .statusCode(200)
        .body("state", equalTo("PARKED"));
    assertThat(card(Persona.OLAF)).contains("PARKED", stream);
    given()
        .get(Management.url("/q/metrics"))
        .then()
        .body(
            org.hamcrest.Matchers.containsString("sla_alarms{kind=\"PARKED\""),
            org.hamcrest.Matchers.containsString("sla_dead_letters{state=\"open\""));
  }

  @Test
  void a_parked_event_is_given_up_once_with_a_reason() {
    // Given
    parked();
    String key = UUID.randomUUID().toString();
    giveUp("/streams/" + stream, "{}", key)
        .statusCode(400)
        .body("errors.field", contains("reason"));
    giveUp("/streams/" + stream, "{\"reason\":\" \"}", key)
        .statusCode(400)
        .body("errors.field", contains("reason"));
    // When
    giveUp("/streams/" + stream, "{\"reason\":\"no event\"}", key)
        .statusCode(200)
        .body("state", equalTo("FLOWING"));
    // Then
    giveUp("/streams/" + stream, "{\"reason\":\"no event\"}", key)
        .statusCode(200)
        .body("state", equalTo("FLOWING"));
    giveUp("/streams/" + stream, "{\"reason\":\"no event\"}", UUID.randomUUID().toString())
        .statusCode(409)
        .body(
            "detail",
            equalTo(
                "The stream "
                    + stream
                    + " is FLOWING; only what is PARKED or FORKED can be given up."));
    as(Persona.AUDE)
        .get(HERE + "/streams/" + stream)
        .then()
        .body("givenUp.reason", contains("no event"))
        .body("givenUp.actor", contains(Persona.OLAF.subject()))
        .body("held", hasSize(0));
  }

  @Test
  void what_is_not_there_or_not_open_to_the_role_is_said() {
    as(Persona.OLAF).get(HERE + "/streams/customer/nobody").then().statusCode(404);
    as(Persona.OLAF).post(HERE + "/streams/customer/nobody/retry").then().statusCode(404);
    as(Persona.OLAF).get(HERE + "/streams/nonsense/x").then().statusCode(404);
    as(Persona.OLAF).get("/status/another-service/streams").then().statusCode(404);
    as(Persona.OLAF).get(HERE + "/dead-letters/sla.customers/0/99999999").then().statusCode(404);
    as(Persona.OLAF).get(HERE + "/dead-letters/sla.customers/x/y").then().statusCode(404);
    as(Persona.ADA).post(HERE + "/streams/customer/nobody/retry").then().statusCode(403);
    as(Persona.CARLA).get(HERE + "/streams").then().statusCode(403);
  }

  @Test
  void a_parameter_that_cannot_be_used_is_named() {
    for (var wrong :
        Map.of(
                "/streams?state=STUCK", "state",
                "/streams?topic=sla.nothing", "topic",
                "/streams?limit=101", "limit",
                "/dead-letters?state=LOST", "state",
                "/dead-letters?after=x", "after",
                "/dead-letters?limit=none", "limit")
            .entrySet()) {
      as(Persona.OLAF)
          .get(HERE + wrong.getKey())
          .then()
          .statusCode(400)
          .body("errors.field", contains(wrong.getValue()));
    }
  }

  @Test
  void lists_go_on_behind_their_last_entry() {
    // Given
    deadLetter();
    deadLetter();
    // When
    String next =
        as(Persona.OLAF).get(HERE + "/dead-letters?limit=1").then().extract().path("next");
    // Then
    as(Persona.OLAF)
        .queryParam("after", next)
        .get(HERE + "/dead-letters?limit=1")
        .then()
        .statusCode(200)
        .body("letters", hasSize(1))
        .body("letters[0].place.path", org.hamcrest.Matchers.not(equalTo(next)));
  }

  @Test
  void a_dead_letter_is_looked_at_retried_and_given_up() {
    // Given
    String letter = "/dead-letters/" + deadLetter();
    as(Persona.ADA)
        .get(HERE + letter)
        .then()
        .statusCode(200)
        .body("text", equalTo("nonsense"))
        .body("letter.state", equalTo("OPEN"));
    // When
    as(Persona.OLAF)
        .post(HERE + letter + "/retry")
        .then()
        .statusCode(200)
        .body("state", equalTo("OPEN"));
    giveUp(letter, "{\"reason\":\"a test wrote it\"}", "k-" + stream)
        .statusCode(200)
        .body("state", equalTo("GIVEN_UP"))
        .body("reason", nullValue());
    // Then
    as(Persona.OLAF).post(HERE + letter + "/retry").then().statusCode(409);
    as(Persona.OLAF)
        .get(HERE + letter)
        .then()
        .body("letter.why", equalTo("a test wrote it"))
        .body("letter.settledBy", equalTo(Persona.OLAF.subject()));
  }

  @Test
  void what_an_erased_dead_letter_said_is_shown_no_more_and_who_erased_it_and_why_is() {
    // Given
    String place = deadLetter();
    String letter = HERE + "/dead-letters/" + place;
    as(Persona.OLAF).get(letter).then().body("text", equalTo("nonsense"));
    as(Persona.ADA)
        .body("{\"reason\":\"r\"}")
        .contentType("application/json")
        .delete(letter + "/text")
        .then()
        .statusCode(403);
    // When
    as(Persona.OLAF)
        .body("{\"reason\":\"request 17\"}")
        .contentType("application/json")
        .delete(letter + "/text")
        .then()
        .statusCode(200)
        .body("state", equalTo("GIVEN_UP"));
    // Then
    as(Persona.OLAF)
        .get(letter)
        .then()
        .body("text", nullValue())
        .body("letter.reason", equalTo("erased"))
        .body("letter.erasedWhy", equalTo("request 17"))
        .body("letter.erasedBy", equalTo(Persona.OLAF.subject()));
    as(Persona.OLAF).post(letter + "/retry").then().statusCode(409);
    as(Persona.OLAF)
        .body("{\"reason\":\"again\"}")
        .contentType("application/json")
        .delete(letter + "/text")
        .then()
        .statusCode(200);
    as(Persona.OLAF).get(letter).then().body("letter.erasedWhy", equalTo("request 17"));
  }

  @Test
  void an_operator_erases_a_dead_letter_on_its_page() {
    // Given
    String page = "/ui" + HERE + "/dead-letters/" + deadLetter();
    try (Visitor olaf = new Visitor(root)) {
      String shown = olaf.signIn(Persona.OLAF, page).body();
      assertThat(shown).contains("nonsense");
      // When
      String after =
          olaf.post(page + "/erase", form(token(shown), Map.of("reason", "request 17"))).body();
      // Then
      assertThat(after).contains("request 17", "shown no more").doesNotContain("nonsense", "<form");
    }
  }

  @Test
  void an_operator_gives_a_parked_event_up_on_its_page() {
    // Given
    parked();
    String page = "/ui" + HERE + "/streams/" + stream;
    try (Visitor olaf = new Visitor(root)) {
      String shown = olaf.signIn(Persona.OLAF, "/ui" + HERE + "/streams?state=PARKED").body();
      assertThat(shown).contains("href=\"" + page + "\"");
      shown = olaf.get(page).body();
      assertThat(shown)
          .contains("<pre tabindex=\"0\">nonsense</pre>", "A line that claims no version");
      String token = token(shown);
      assertThat(olaf.post(page + "/retry", form(token, Map.of())).body())
          .contains("<span class=\"state bad\">parked</span>");
      assertThat(olaf.post(page + "/give-up", form(token, Map.of("reason", " "))).statusCode())
          .isEqualTo(400);
      // When
      String after =
          olaf.post(page + "/give-up", form(token, Map.of("reason", "<no> event"))).body();
      // Then
      assertThat(after).contains("What was given up", "&lt;no&gt; event", "flowing");
    }
  }

  @Test
  void an_agent_sees_the_pages_without_what_only_operators_may_do() {
    // Given
    parked();
    String letter = deadLetter();
    try (Visitor ada = new Visitor(root)) {
      // When
      String shown = ada.signIn(Persona.ADA, "/ui" + HERE + "/streams/" + stream).body();
      // Then
      assertThat(shown).contains(stream).doesNotContain("<form");
      assertThat(ada.get("/ui" + HERE + "/dead-letters").body()).contains(letter, " open, ");
      assertThat(ada.get("/ui" + HERE + "/dead-letters/" + letter).body())
          .contains("nonsense")
          .doesNotContain("<form");
      assertThat(ada.get("/ui" + HERE).body())
          .contains("/ui" + HERE + "/dead-letters", "/ui" + HERE + "/streams");
    }
  }

  @Test
  void an_operator_settles_a_dead_letter_on_its_page() {
    // Given
    String page = "/ui" + HERE + "/dead-letters/" + deadLetter();
    try (Visitor olaf = new Visitor(root)) {
      String token = token(olaf.signIn(Persona.OLAF, page).body());
      // When
      String retried = olaf.post(page + "/retry", form(token, Map.of())).body();
      String after = olaf.post(page + "/give-up", form(token, Map.of("reason", "no event"))).body();
      // Then
      assertThat(retried).contains("<span class=\"state warn\">open</span>");
      assertThat(after).contains("given up", "no event").doesNotContain("/retry", "/give-up");
    }
  }

  private void parked() {
    send(stream);
    await()
        .atMost(SOON)
        .until(
            () ->
                as(Persona.OLAF).get(HERE + "/streams/" + stream).then().extract().statusCode()
                    == 200);
  }

  /** Its place, {@code topic/partition/offset}. */
  private String deadLetter() {
    RecordMetadata sent = send("no stream");
    String place = sent.topic() + "/" + sent.partition() + "/" + sent.offset();
    await()
        .atMost(SOON)
        .until(
            () ->
                as(Persona.OLAF).get(HERE + "/dead-letters/" + place).then().extract().statusCode()
                    == 200);
    return place;
  }

  private RecordMetadata send(String key) {
    try {
      return kafka
          .producer()
          .send(new ProducerRecord<>("sla.customers", key, "nonsense".getBytes(UTF_8)))
          .get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String card(Persona persona) {
    try (Visitor visitor = new Visitor(root)) {
      return visitor.signIn(persona, "/ui" + HERE).body();
    }
  }

  private static ValidatableResponse giveUp(String what, String body, String key) {
    return as(Persona.OLAF)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(HERE + what + "/give-up")
        .then();
  }

  private static Map<String, String> form(String token, Map<String, String> fields) {
    Map<String, String> all = new java.util.HashMap<>(fields);
    all.put("form-token", token);
    all.put("command-key", UUID.randomUUID().toString());
    return all;
  }

  private static String token(String page) {
    Matcher found = TOKEN.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  /** With a type even where there is no body: this client would call an empty one a form. */
  private static RequestSpecification as(Persona persona) {
    return given().auth().oauth2(Tokens.of(persona)).contentType("application/json");
  }
}
