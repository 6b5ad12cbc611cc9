package org.slaledger.credit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.credit.domain.Given;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.Superuser;
import org.slaledger.testkit.Tokens;

/** The service as its callers see it, and the log as other services fill it. */
public final class Api {
  public static final String DATABASE = "credit";

  private static final String ADDENDUM =
      """
      customer: %1$s
      zone: Europe/Amsterdam
      currency: EUR
      cycle: MONTH
      priorities:
        P1: {hours: 24x7, response: {target: PT30M, warnAt: [50, 80]}}
      services:
        - service: hosting
          fee: 1000.00
          firstPeriodFee: 400.00
          unobserved: EXCLUDED
          maintenance: {notice: PT48H}
          points:
            - {point: %1$s-web, probe: {kind: HTTP, url: "https://web.example/health"}, interval: PT30S, timeout: PT5S, confirm: 3}
          availability: {method: DOWNTIME, objective: 99.9}
          credit: {schedule: TIERS, tiers: [{below: 99.9, percent: 10}]}
      """;

  private static final Sealed SEALED = new Sealed("v1:person/acme/carla:" + "A".repeat(60));

  private Api() {}

  static RequestSpecification as(Persona persona) {
    return with(Tokens.of(persona));
  }

  static RequestSpecification with(String token) {
    return given().auth().oauth2(token);
  }

  static RequestSpecification asCustomer(String customer) {
    return with(Tokens.of("somebody", List.of("customer"), customer));
  }

  public static String newName() {
    return "c" + UUID.randomUUID().toString().substring(0, 12);
  }

  /** A customer with its contact carla, whom this service knows from ticket-service. */
  static String newCustomer() {
    String customer = newName();
    CustomerId id = new CustomerId(customer);
    Instant then = Given.at("01-01T00:00:00");
    publish(
        new Given("unused", customer)
            .record(id.stream(), then, new CustomerRegistered(id, "C"))
            .record(id.stream(), then, new ContactAdded(id, "carla", SEALED, SEALED))
            .record(id.stream(), then, new ContactAdded(id, "zoe", SEALED, SEALED))
            .record(id.stream(), then, new ContactRemoved(id, "zoe"))
            .record(id.stream(), then, new ContactAdded(id, "dora", SEALED, SEALED))
            .events());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                count(
                        "SELECT count(*) FROM contact WHERE contact = 'dora' AND customer = '"
                            + customer
                            + "'")
                    > 0);
    return customer;
  }

  static String addendum(String customer) {
    return ADDENDUM.formatted(customer);
  }

  static Response propose(String agreement, String yaml) {
    return as(Persona.OLAF)
        .contentType("application/yaml")
        .body(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/agreements/" + agreement + "/addenda");
  }

  static Response accept(RequestSpecification actor, String agreement, String body) {
    return actor
        .contentType("application/json")
        .body(body)
        .post("/agreements/" + agreement + "/addenda/1/acceptance");
  }

  /** For the provider, or for its own customer. */
  static String acceptance(String hash) {
    return "{\"documentHash\":\"" + hash + "\"}";
  }

  /** On behalf of the customer's contact carla. */
  static String onBehalf(String hash) {
    return "{\"documentHash\":\"" + hash + "\",\"onBehalfOf\":\"carla\"}";
  }

  /** Both sides agree; the last answer. */
  static Response sign(String agreement, String hash) {
    accept(as(Persona.OLAF), agreement, acceptance(hash)).then().statusCode(200);
    return accept(as(Persona.OLAF), agreement, onBehalf(hash));
  }

  static Response publishPackage(String name, String yaml) {
    return as(Persona.OLAF)
        .contentType("application/yaml")
        .body(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/packages/" + name);
  }

  /** How other services' events come to the log. */
  public static void publish(List<Envelope> events) {
    EventJson json = new EventJson();
    for (Envelope event : events) {
      Recorded line = json.write(event);
      Log.publish(
          event.stream().topic().topicName(),
          event.stream().value(),
          line.line(),
          Map.of("ce_type", EventTypes.typeOf(event.data().getClass())));
    }
  }

  /** How many events the service's own journal holds of a stream. */
  static long journalled(String stream) {
    return count("SELECT count(*) FROM journal WHERE stream = '" + stream + "'");
  }

  private static long count(String sql) {
    return Long.parseLong(Superuser.of(DATABASE).ask(sql));
  }
}
