package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.slaledger.local.parts.Persona;

/** Work on a ticket, each time at the version at which it stands. */
record Work(String ticket) {
  static Work on(String ticket) {
    return new Work(ticket);
  }

  /** A new ticket of a new customer. */
  static Work onNew() {
    return on(Api.newTicket(Api.newCustomer()));
  }

  Work answered() {
    done("responses", "{\"triage\":\"A disk failed\",\"nextStep\":\"We replace it\"}");
    return this;
  }

  Response does(Persona persona, String what, String body) {
    return does(Api.as(persona), what, body);
  }

  Response does(RequestSpecification as, String what, String body) {
    return as.contentType("application/json")
        .header("If-Match", etag())
        .body(body)
        .post("/tickets/" + ticket + "/" + what);
  }

  /** What an agent does and must succeed in. */
  ValidatableResponse done(String what, String body) {
    Response answer = does(Persona.ADA, what, body);
    return answer.then().statusCode(what.equals("splits") ? 201 : 200);
  }

  /** What is refused because of a field. */
  ValidatableResponse refused(int status, String field, String what, String body) {
    return refused(Persona.ADA, status, field, what, body);
  }

  ValidatableResponse refused(Persona persona, int status, String field, String what, String body) {
    long before = Api.journalled();
    ValidatableResponse answer =
        does(persona, what, body)
            .then()
            .statusCode(status)
            .contentType("application/problem+json")
            .body("errors[0].field", equalTo(field));
    assertThat(Api.journalled()).isEqualTo(before);
    return answer;
  }

  ValidatableResponse shown() {
    return Api.as(Persona.AUDE).get("/tickets/" + ticket).then().statusCode(200);
  }

  private String etag() {
    return Api.as(Persona.AUDE).get("/tickets/" + ticket).header("ETag");
  }
}
