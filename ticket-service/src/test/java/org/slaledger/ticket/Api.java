package org.slaledger.ticket;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Superuser;
import org.slaledger.testkit.Tokens;

/** The service as its callers see it. */
final class Api {
  static final String DATABASE = "ticket";

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

  /** A new customer's id, registered. */
  static String newCustomer() {
    String customer = "c" + UUID.randomUUID().toString().substring(0, 12);
    register(customer).then().statusCode(201);
    return customer;
  }

  static Response register(String customer) {
    return as(Persona.OLAF)
        .contentType("application/json")
        .body(
            Map.of(
                "customer",
                customer,
                "name",
                "The " + customer,
                "contacts",
                List.of(
                    Map.of(
                        "contact", "carla",
                        "name", "Carla Day",
                        "email", "carla@" + customer + ".example"))))
        .post("/customers");
  }

  static String ticketBody(String customer, String more) {
    return """
    {"customer":"%s","service":"hosting","kind":"INCIDENT","subject":"Down","text":"All is down"%s}"""
        .formatted(customer, more);
  }

  static RequestSpecification json(Persona persona, String body) {
    return as(persona).contentType("application/json").body(body);
  }

  /** A new ticket's id. */
  static String newTicket(String customer) {
    return json(Persona.ADA, ticketBody(customer, ""))
        .post("/tickets")
        .then()
        .statusCode(201)
        .extract()
        .path("ticket");
  }

  static Response respond(String ticket, String ifMatch, String body) {
    return json(Persona.ADA, body)
        .header("If-Match", ifMatch)
        .post("/tickets/" + ticket + "/responses");
  }

  /** How many events the journal holds. */
  static long journalled() {
    return Long.parseLong(Superuser.of(DATABASE).ask("SELECT count(*) FROM journal"));
  }
}
