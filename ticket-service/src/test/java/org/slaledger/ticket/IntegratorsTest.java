package org.slaledger.ticket;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.InboundTypes;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.InboundHandler;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class IntegratorsTest {
  private static final String INBOUND = "sla.inbound.pager";
  private static final String DEAD_LETTERS = "sla.dead-letters";
  private static final String SOURCE = "urn:pager:db";

  @Inject @Any Instance<InboundHandler> handlers;
  @Inject MeterRegistry metrics;

  @TestHTTPResource("/alerts")
  URI door;

  private final String id = "alert/" + UUID.randomUUID();

  @Test
  void an_event_opens_a_ticket_and_its_bytes_are_kept() {
    // Given
    String customer = Api.newCustomer();
    String event = event("slaledger.TicketOpened.v1", customer, "MAJOR");
    // When
    Response taken = publish(event);
    // Then
    taken.then().statusCode(202).body("fate", equalTo("RECEIVED"));
    String stream = fate("JOURNALLED").path("stream");
    Log.Entry opened = Log.awaitEvent("sla.tickets", stream, "slaledger.TicketOpened.v1");
    assertThat(opened.text())
        .contains("\"channel\":\"INTEGRATION\"")
        .contains("\"actor\":\"pager\"")
        .contains("\"contactedAt\":\"2026-03-02T08:01:00Z\"")
        .contains("\"original\":\"v1:" + stream + ":")
        .doesNotContain("Disk full", Base64.getEncoder().encodeToString(event.getBytes(UTF_8)));
    assertThat(Opened.original(opened)).isEqualTo(event.getBytes(UTF_8));
    Api.as(Persona.ADA)
        .get("/tickets/" + stream.substring("ticket/".length()))
        .then()
        .body("priority", equalTo("P2"))
        .body("customer", equalTo(customer));
    assertThat(Log.read(INBOUND))
        .anyMatch(entry -> Arrays.equals(entry.value(), event.getBytes(UTF_8)));
  }

  @Test
  void the_answer_says_where_the_fate_can_be_asked_for() {
    String location =
        publish(event("slaledger.TicketOpened.v1", Api.newCustomer(), "MAJOR"))
            .then()
            .statusCode(202)
            .extract()
            .header("Location");
    Api.as(Persona.INGO)
        .urlEncodingEnabled(false)
        .get(location)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("source", equalTo(SOURCE));
  }

  @Test
  void the_same_event_twice_opens_one_ticket() {
    String customer = Api.newCustomer();
    String event = event("slaledger.TicketOpened.v1", customer, "MINOR");
    publish(event).then().statusCode(202);
    publish(event).then().statusCode(202);
    fate("JOURNALLED");
    String after = "after/" + UUID.randomUUID();
    publish(event.replace(id, after)).then().statusCode(202);
    fate(after, "JOURNALLED");
    int tickets = Api.as(Persona.ADA).get("/tickets?customer=" + customer).path("tickets.size()");
    assertThat(tickets).isEqualTo(2);
  }

  @Test
  void an_event_for_an_unknown_customer_is_a_dead_letter_with_its_bytes() {
    String event = event("slaledger.TicketOpened.v1", "nobody", "MAJOR");
    long before = Api.journalled();
    publish(event).then().statusCode(202);
    fate("DEAD_LETTERED").then().body("reason", containsString("data.customer"));
    assertThat(deadLetter(event.getBytes(UTF_8)).headers().get("sla-reason"))
        .contains("data.customer");
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void an_event_with_an_unknown_impact_is_a_dead_letter_that_names_the_field() {
    publish(event("slaledger.TicketOpened.v1", Api.newCustomer(), "URGENT")).then().statusCode(202);
    fate("DEAD_LETTERED").then().body("reason", containsString("data.impact"));
  }

  @Test
  void an_event_that_no_service_takes_is_a_dead_letter() {
    publish(event("com.example.Whatever", "acme", "MAJOR")).then().statusCode(202);
    fate("DEAD_LETTERED").then().body("reason", containsString("com.example.Whatever"));
  }

  @Test
  void the_longest_event_that_is_taken_fits_into_one_of_ours_whatever_it_says() {
    String event =
        event("slaledger.TicketOpened.v1", Api.newCustomer(), "MAJOR")
            .replace("98 % on db-3", "a" + "\\\"".repeat(12 * 1024 - 1));
    String longest =
        event.replace("passed over", "x".repeat(InboundEvent.MAX_BYTES - event.length() + 11));
    assertThat(longest).hasSize(InboundEvent.MAX_BYTES);
    publish(longest).then().statusCode(202);
    fate("JOURNALLED");
  }

  @Test
  void an_event_of_a_time_that_cannot_be_is_a_dead_letter() {
    publish(
            event("slaledger.TicketOpened.v1", Api.newCustomer(), "MAJOR")
                .replace("2026-03-02", "1026-03-02"))
        .then()
        .statusCode(202);
    fate("DEAD_LETTERED").then().body("reason", containsString("time "));
  }

  @Test
  void a_clock_that_is_ahead_at_the_integrator_costs_nobody_a_ticket() {
    publish(
            event("slaledger.TicketOpened.v1", Api.newCustomer(), "MAJOR")
                .replace("2026-03-02", "2999-03-02"))
        .then()
        .statusCode(202);
    fate("JOURNALLED");
  }

  @Test
  void what_cannot_be_read_is_a_dead_letter_and_reading_goes_on() {
    // Given
    byte[] malformed = ("{\"specversion\":" + UUID.randomUUID()).getBytes(UTF_8);
    byte[] oversized = ("{\"x\":\"" + "y".repeat(100_000) + id + "\"}").getBytes(UTF_8);
    byte[] binary = {(byte) 0xff, 0, (byte) 0xfe, 7};
    Log.createTopic(INBOUND, 1);
    // When
    Log.publish(INBOUND, null, malformed, Map.of());
    Log.publish(INBOUND, null, oversized, Map.of());
    Log.publish(INBOUND, null, binary, Map.of());
    publish(event("slaledger.TicketOpened.v1", Api.newCustomer(), "MAJOR")).then().statusCode(202);
    // Then
    fate("JOURNALLED");
    assertThat(deadLetter(malformed).headers().get("sla-reason")).contains("not JSON");
    assertThat(deadLetter(oversized).headers().get("sla-reason")).contains("longer than");
    assertThat(deadLetter(binary).headers().get("sla-topic")).isEqualTo(INBOUND);
  }

  @Test
  void a_body_that_is_no_event_is_refused_at_the_door() {
    refused("{", 400, "body");
    refused("[]", 400, "body");
    refused("{\"specversion\":\"0.3\"}", 400, "specversion");
    refused("{\"specversion\":\"1.0\",\"source\":\"urn:x\",\"id\":\"1\"}", 400, "type");
    refused("{\"x\":\"" + "y".repeat(40_000) + "\"}", 413, "body");
  }

  @Test
  void an_event_in_binary_mode_is_the_same_event() {
    // When
    Response taken =
        Api.as(Persona.INGO)
            .contentType("application/json")
            .header("ce-specversion", "1.0")
            .header("ce-type", "slaledger.TicketOpened.v1")
            .header("ce-source", SOURCE)
            .header("ce-id", id + "%20%C3%BC")
            .header("ce-subject", "db-3")
            .body(
                """
                {"customer":"%s","service":"hosting","kind":"INCIDENT","impact":"MAJOR",
                 "subject":"Disk full","text":"98 %% on db-3"}"""
                    .formatted(Api.newCustomer())
                    .getBytes(UTF_8))
            .post("/events");
    // Then
    taken.then().statusCode(202).body("id", equalTo(id + " ü"));
    String stream = fate(id + " ü", "JOURNALLED").path("stream");
    Log.Entry opened = Log.awaitEvent("sla.tickets", stream, "slaledger.TicketOpened.v1");
    assertThat(opened.text()).contains("\"subject\":\"db-3\"");
  }

  @Test
  void an_event_in_binary_mode_with_other_data_than_json_is_refused() {
    Api.as(Persona.INGO)
        .contentType("application/json")
        .header("ce-specversion", "1.0")
        .body("Disk full".getBytes(UTF_8))
        .post("/events")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("data"));
  }

  @Test
  void a_batch_is_answered_event_by_event_and_what_can_be_read_is_taken() {
    // Given
    String first = event("slaledger.TicketOpened.v1", Api.newCustomer(), "MAJOR");
    String second = event("com.example.Whatever", "acme", "MAJOR").replace(id, id + "/2");
    // When
    Response all = batch("[" + first + "," + second + "]");
    Response some = batch("[" + second + ", {\"specversion\":\"0.3\"}, 7]");
    // Then
    all.then()
        .statusCode(202)
        .body("taken", equalTo(2))
        .body("events[0].id", equalTo(id))
        .body("events[1].location", containsString("/events/"));
    some.then()
        .statusCode(207)
        .body("taken", equalTo(1))
        .body("refused", equalTo(2))
        .body("events[1].errors[0].field", equalTo("specversion"))
        .body("events[2].errors[0].field", equalTo("event"));
    fate(id, "JOURNALLED");
    fate(id + "/2", "DEAD_LETTERED");
    assertThat(Log.read(INBOUND))
        .anyMatch(entry -> Arrays.equals(entry.value(), first.getBytes(UTF_8)));
    batch("{}").then().statusCode(400).body("errors.field", hasItem("body"));
  }

  @Test
  void what_another_service_decided_is_answered_here() {
    // Given
    publish(event("slaledger.ProbeFailed.v1", "acme", "MAJOR")).then().statusCode(202);
    fate("RECEIVED");
    // When
    Log.publish(
        "sla.fates",
        "k",
        """
        {"integrator":"pager","source":"%s","id":"%s","fate":"DEAD_LETTERED","reason":"no point"}"""
            .formatted(SOURCE, id));
    // Then
    fate("DEAD_LETTERED").then().body("reason", equalTo("no point"));
    assertThat(Log.read(DEAD_LETTERS)).noneMatch(entry -> entry.text().contains(id));
  }

  @Test
  void it_takes_the_types_that_the_contract_says_it_takes_and_no_other() {
    Set<String> types = new HashSet<>();
    handlers.forEach(handler -> types.addAll(handler.types()));
    assertThat(types).isEqualTo(InboundTypes.takenBy("ticket-service"));
  }

  @Test
  void a_notification_of_an_alertmanager_says_what_was_made_of_it() {
    Api.as(Persona.INGO)
        .contentType("application/json")
        .body(
            """
            {"version":"4","externalURL":"%s","alerts":[
              {"status":"resolved","labels":{"alertname":"Slow","sla_point":"portal"},
               "annotations":{},"startsAt":"2026-11-26T11:50:00Z","endsAt":"2026-11-26T11:55:00Z",
               "fingerprint":"%s"},
              {"status":"firing","labels":{"alertname":"Other"},"annotations":{},
               "startsAt":"2026-11-26T11:50:00Z","fingerprint":"f"}]}"""
                .formatted(SOURCE, id))
        .post("/alerts")
        .then()
        .statusCode(202)
        .body("passedOver", equalTo(1))
        .body("events.type", hasItems("slaledger.ProbeFailed.v1", "slaledger.ProbeRecovered.v1"));
    fate(id + "/2026-11-26T11:50:00Z/ProbeFailed", "RECEIVED");
  }

  @Test
  void a_notification_of_more_than_1_mb_is_taken_and_one_beyond_32_mb_refused() throws Exception {
    // Given 1,500 alerts of 1 KB
    String alert =
        """
        {"status":"firing","labels":{"alertname":"Slow","sla_point":"portal-%%d"},
         "annotations":{"summary":"%s"},"startsAt":"2026-11-26T11:50:00Z",
         "fingerprint":"%s-%%d"}"""
            .formatted("x".repeat(900), id);
    String alerts =
        IntStream.range(0, 1_500).mapToObj(i -> alert.formatted(i, i)).collect(joining(","));
    // When
    Response taken =
        notified(
            "{\"version\":\"4\",\"externalURL\":\"" + SOURCE + "\",\"alerts\":[" + alerts + "]}");
    // Then
    taken.then().statusCode(202).body("events", hasSize(1_500)).body("warnings", empty());
    fate(id + "-1499/2026-11-26T11:50:00Z/ProbeFailed", "RECEIVED");
    assertThat(Log.read(INBOUND).stream().filter(it -> it.text().contains(id))).hasSize(1_500);
    // Then
    assertThat(announced(33 << 20)).startsWith("HTTP/1.1 413").contains("at most 32 MB");
  }

  private String announced(int length) throws IOException {
    try (Socket socket = new Socket("localhost", door.getPort())) {
      String head =
          "POST /alerts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                  .formatted(Tokens.of(Persona.INGO), length);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void what_an_alertmanager_left_out_is_told_in_the_answer_and_counted() {
    notified("{\"version\":\"4\",\"alerts\":[],\"truncatedAlerts\":7}")
        .then()
        .statusCode(202)
        .body("truncated", equalTo(7))
        .body("warnings[0]", containsString("7 alerts were left out"))
        .body("warnings[0]", containsString("max_alerts"));
    assertThat(metrics.counter("sla.alerts.truncated").count()).isGreaterThanOrEqualTo(7);
  }

  private static Response notified(String body) {
    return Api.as(Persona.INGO)
        .contentType("application/json")
        .body(body.getBytes(UTF_8))
        .post("/alerts");
  }

  private static Response batch(String events) {
    return Api.as(Persona.INGO)
        .contentType("application/cloudevents-batch+json")
        .body(events.getBytes(UTF_8))
        .post("/events");
  }

  @Test
  void an_integrator_asks_for_its_own_events_only() {
    publish(event("com.example.Whatever", "acme", "MAJOR")).then().statusCode(202);
    fate("DEAD_LETTERED");
    ask(Tokens.of("other-tool", "integrator"), "").then().statusCode(404);
    ask(Tokens.of("other-tool", "integrator"), "pager").then().statusCode(404);
    ask(Tokens.of(Persona.AUDE), "pager")
        .then()
        .statusCode(200)
        .body("fate", equalTo("DEAD_LETTERED"));
  }

  @Test
  void staff_name_the_integrator_only_where_several_sent_an_event_of_that_name() {
    // Given
    publish(event("com.example.Whatever", "acme", "MAJOR")).then().statusCode(202);
    // Then
    ask(Tokens.of(Persona.AUDE), "")
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("fate", notNullValue());
    // When
    given()
        .auth()
        .oauth2(Tokens.of("other-tool", "integrator"))
        .contentType("application/cloudevents+json")
        .body(event("com.example.Whatever", "acme", "MAJOR").getBytes(UTF_8))
        .post("/events")
        .then()
        .statusCode(202);
    // Then
    ask(Tokens.of(Persona.AUDE), "")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("integrator"))
        .body("errors[0].allowed", equalTo("other-tool, pager"));
    ask(Tokens.of(Persona.AUDE), "other-tool").then().statusCode(200);
    ask(Tokens.of("third-tool", "integrator"), "").then().statusCode(404);
  }

  private static void refused(String body, int status, String field) {
    publish(body)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors.field", hasItem(field));
  }

  private static Response publish(String event) {
    return Api.as(Persona.INGO)
        .contentType("application/cloudevents+json")
        .body(event.getBytes(UTF_8))
        .post("/events");
  }

  private Response fate(String expected) {
    return fate(id, expected);
  }

  private static Response fate(String id, String expected) {
    return Awaitility.await("the fate of " + id)
        .until(
            () -> Api.as(Persona.INGO).queryParam("source", SOURCE).get("/events/{id}", id),
            answer -> expected.equals(answer.path("fate")));
  }

  private Response ask(String token, String integrator) {
    return Api.with(token)
        .queryParam("source", SOURCE)
        .queryParam("integrator", integrator)
        .get("/events/{id}", id);
  }

  private static Log.Entry deadLetter(byte[] bytes) {
    return Log.await(DEAD_LETTERS, entry -> Arrays.equals(entry.value(), bytes));
  }

  private String event(String type, String customer, String impact) {
    return """
    {"specversion":"1.0","type":"%s","source":"%s","id":"%s","time":"2026-03-02T09:01:00+01:00",
     "data":{"customer":"%s","service":"hosting","kind":"INCIDENT","impact":"%s",
      "subject":"Disk full","text":"98 %% on db-3","severity":"unknown fields are passed over"}}"""
        .formatted(type, SOURCE, id, customer, impact);
  }
}
