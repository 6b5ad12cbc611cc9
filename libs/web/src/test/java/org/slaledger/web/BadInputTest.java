package org.slaledger.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "sample"))
class BadInputTest {
  private static final String GOOD =
      """
      {"customer":"acme","weight":"HEAVY","parts":[{"name":"a","length":"PT1H"}],"count":1}""";

  @TestHTTPResource("/samples")
  URI samples;

  @Test
  void good_input_is_taken() {
    post(GOOD)
        .statusCode(201)
        .header("Location", "/samples/acme")
        .header("ETag", "\"1\"")
        .body("by", equalTo("agent-ada"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "HEAVY         | HUGE     | weight          | `\"HUGE\" is not allowed`  | LIGHT, HEAVY",
        "\"count\":1   | \"count\":1,\"cnt\":1 | cnt            | is not known              | count, customer, note, parts, weight",
        "\"count\":1   | \"note\":\"x\" | count           | is missing                | a whole number from -2147483648 to 2147483647",
        "PT1H          | an hour  | parts[0].length | `\"an hour\" is not allowed` | a duration such as PT30M or P1D",
      })
  void the_field_at_fault_is_named_with_what_is_allowed(
      String good, String bad, String field, String message, String allowed) {
    post(GOOD.replace(good, bad))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("title", equalTo("Bad Request"))
        .body("errors[0].field", equalTo(field))
        .body("errors[0].message", equalTo(message))
        .body("errors[0].allowed", equalTo(allowed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"acme\"        | \"a b\"       | customer",
        "\"a\"           | \" \"         | parts[0]",
        "\"acme\"        | null          | customer",
        "\"count\":1     | \"note\":\"x\" | count",
        "\"count\":1     | \"count\":1.5  | count",
        "\"count\":1     | \"count\":\"1\" | count",
        "[{\"name\"      | [7,{\"name\"  | parts[0]",
      })
  void the_field_at_fault_is_named(String good, String bad, String field) {
    post(GOOD.replace(good, bad))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"customer\":", "nonsense", "{\"customer\":\"a\",\"customer\":\"b\"}"})
  void malformed_json_is_refused_with_its_place(String body) {
    post(body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].message", startsWith("malformed JSON at line 1, column "));
  }

  @Test
  void what_stands_behind_the_document_is_malformed() {
    post(GOOD + "x").statusCode(400).body("errors[0].message", startsWith("malformed JSON"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void no_body_is_refused(String body) {
    post(body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("body"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "99999999999"})
  void a_parameter_that_is_no_number_is_named(String number) {
    agent()
        .get("/samples/asked/number?count=" + number)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("count"));
    agent().get("/samples/asked/number?count=7").then().statusCode(200).body("count", equalTo(7));
    agent().get("/samples/asked/number?count=").then().statusCode(200).body("count", equalTo(0));
  }

  @Test
  void another_media_type_is_refused() {
    agent()
        .contentType("text/plain")
        .body("x")
        .post("/samples")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("content-type"));
  }

  @Test
  void another_method_is_refused_with_those_allowed() {
    agent().delete("/samples/acme").then().statusCode(405).contentType("application/problem+json");
  }

  @Test
  void what_is_not_there_is_not_found() {
    agent().get("/nowhere").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void what_cannot_be_an_id_is_not_found() {
    agent().get("/samples/a%20b").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void what_is_not_produced_is_refused() {
    agent()
        .accept("image/png")
        .get("/samples/acme")
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("accept"))
        .body("errors[0].message", equalTo("image/png is not offered"))
        .body("errors[0].allowed", equalTo("application/json"));
  }

  @Test
  void an_oversized_body_is_refused() {
    post("{\"note\":\"" + "x".repeat(1024 * 1024) + "\"}")
        .statusCode(413)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("body"));
  }

  @Test
  void an_oversized_body_of_unannounced_length_is_refused() throws Exception {
    // Given a body in chunks that never says how long it gets
    String head =
        "POST /samples HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + Tokens.of(Persona.ADA)
            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
    // When it is sent until somebody stops us
    try (Socket socket = new Socket("localhost", samples.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      for (int sent = 0; sent <= 128; sent++) {
        socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
      }
      socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      // Then the refusal says why
      assertThat(answer(socket.getInputStream()))
          .startsWith("HTTP/1.1 413")
          .contains("problem+json");
    }
  }

  @Test
  void more_is_taken_where_a_path_takes_more_and_its_length_is_announced() throws Exception {
    large(3).then().statusCode(200).body("length", equalTo(3 << 20));
    large(5)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("errors[0].allowed", equalTo("at most 4 MB"));
    try (Socket socket = new Socket("localhost", samples.getPort())) {
      socket.getOutputStream().write(head("Transfer-Encoding: chunked"));
      String chunk = Integer.toHexString(2 << 20) + "\r\n" + "x".repeat(2 << 20) + "\r\n0\r\n\r\n";
      socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
      assertThat(answer(socket.getInputStream()))
          .startsWith("HTTP/1.1 413")
          .contains("at most 1 MB");
    }
  }

  @Test
  void one_large_body_is_read_at_a_time() throws Exception {
    // Given one that does not come to its end
    try (Socket socket = new Socket("localhost", samples.getPort())) {
      socket.getOutputStream().write(head("Content-Length: " + (3 << 20)));
      socket.getOutputStream().write("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
      // Then another one waits, and a small one does not
      Awaitility.await()
          .untilAsserted(() -> large(3).then().statusCode(503).header("Retry-After", "1"));
      large(0).then().statusCode(200);
    }
    // Once it is gone
    Awaitility.await().untilAsserted(() -> large(3).then().statusCode(200));
  }

  private static Response large(int megabytes) {
    return agent()
        .contentType("application/json")
        .body(new byte[Math.max(1, megabytes << 20)])
        .post("/samples/large");
  }

  private static byte[] head(String length) {
    return ("POST /samples/large HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + Tokens.of(Persona.ADA)
            + "\r\nContent-Type: application/json\r\n"
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void a_parameter_that_nobody_knows_is_refused_with_those_that_there_are() {
    agent().get("/samples/asked/any?from=1").then().statusCode(200).body("from", equalTo("1"));
    agent()
        .get("/samples/asked/any?form=1")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("form"))
        .body("errors[0].message", equalTo("is no parameter here"))
        .body("errors[0].allowed", equalTo("from"));
    agent()
        .get("/samples/acme?x=1")
        .then()
        .statusCode(400)
        .body("errors[0].allowed", equalTo("none"));
  }

  @Test
  void a_stale_change_is_refused_and_one_without_a_version_too() {
    agent()
        .header("If-Match", "\"3\"")
        .put("/samples/acme")
        .then()
        .statusCode(200)
        .header("ETag", "\"4\"");
    agent().header("If-Match", "\"2\"").put("/samples/acme").then().statusCode(412);
    agent().header("If-Match", "3").put("/samples/acme").then().statusCode(400);
    agent()
        .put("/samples/acme")
        .then()
        .statusCode(428)
        .body("errors[0].field", equalTo("If-Match"));
  }

  @Test
  void refusals_by_value_and_by_field_become_problems() {
    agent()
        .get("/samples/refusals/value")
        .then()
        .statusCode(409)
        .contentType("application/problem+json");
    agent()
        .get("/samples/refusals/field")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("data.zones[0].from"));
  }

  @Test
  void a_fault_tells_its_id_and_nothing_else() {
    agent()
        .get("/samples/faults/any")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("instance", startsWith("urn:uuid:"))
        .body(not(containsString("hunter2")))
        .body(not(containsString("Exception")));
  }

  @Test
  void a_race_that_is_lost_again_and_again_is_409() {
    agent()
        .get("/samples/faults/race")
        .then()
        .statusCode(409)
        .contentType("application/problem+json");
  }

  @Test
  void a_database_that_cuts_a_request_off_is_503_and_one_that_refuses_a_statement_is_500() {
    agent()
        .get("/samples/faults/passing")
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("1"))
        .contentType("application/problem+json")
        .body("instance", startsWith("urn:uuid:"));
    agent()
        .get("/samples/faults/lasting")
        .then()
        .statusCode(500)
        .header("Retry-After", nullValue());
  }

  @Test
  void the_same_request_has_the_same_hash_and_another_has_not() {
    String first =
        keyed("k-1", GOOD).statusCode(201).body("key", equalTo("k-1")).extract().path("hash");
    String again = keyed("k-1", GOOD).extract().path("hash");
    String other = keyed("k-1", GOOD.replace("HEAVY", "LIGHT")).extract().path("hash");
    assertThat(first).hasSize(64).isEqualTo(again).isNotEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "ä"})
  void a_key_that_cannot_be_used_is_refused(String key) {
    keyed(key, GOOD).statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
  }

  @Test
  void a_key_that_is_too_long_is_refused() {
    keyed("k".repeat(201), GOOD).statusCode(400);
    keyed("k".repeat(200), GOOD).statusCode(201);
  }

  private static ValidatableResponse post(String body) {
    return agent().contentType("application/json").body(body).post("/samples").then();
  }

  private static ValidatableResponse keyed(String key, String body) {
    return agent()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/samples")
        .then();
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(Tokens.of(Persona.ADA));
  }

  /** An answer with a body of JSON; the connection may stay open behind it. */
  private static String answer(InputStream in) throws Exception {
    StringBuilder answer = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      answer.append((char) next);
      if (next == '}' && in.available() == 0) {
        break;
      }
    }
    return answer.toString();
  }
}
