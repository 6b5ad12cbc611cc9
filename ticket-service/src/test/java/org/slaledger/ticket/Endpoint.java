package org.slaledger.ticket;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import org.slaledger.local.parts.Persona;

/**
 * An endpoint for programs.
 *
 * @param open who may use it
 */
record Endpoint(String method, String path, Set<Persona> open) {
  private static final Set<Persona> READERS =
      Set.of(Persona.ADA, Persona.CARLA, Persona.OLAF, Persona.AUDE, Persona.ROOT);
  static final List<Endpoint> ALL =
      List.of(
          new Endpoint("POST", "/customers", Set.of(Persona.OLAF, Persona.ROOT)),
          new Endpoint("GET", "/customers", READERS),
          new Endpoint("GET", "/customers/{customer}", READERS),
          new Endpoint(
              "POST", "/tickets", Set.of(Persona.ADA, Persona.CARLA, Persona.OLAF, Persona.ROOT)),
          new Endpoint("GET", "/tickets", READERS),
          new Endpoint("GET", "/tickets/{ticket}", READERS),
          new Endpoint("GET", "/tickets/{ticket}/events", READERS),
          new Endpoint(
              "PUT", "/tickets/{ticket}/priority", Set.of(Persona.ADA, Persona.OLAF, Persona.ROOT)),
          new Endpoint("POST", "/tickets/{ticket}/responses", Set.of(Persona.ADA, Persona.ROOT)),
          new Endpoint("POST", "/events", Set.of(Persona.INGO)),
          new Endpoint(
              "GET",
              "/events/{id: .+}",
              Set.of(Persona.INGO, Persona.OLAF, Persona.AUDE, Persona.ROOT)));

  Response call(RequestSpecification as) {
    String address = path.replaceAll("\\{.*}", "T-0");
    RequestSpecification request =
        method.equals("GET") ? as : as.contentType("application/json").body("{}");
    return request.request(method, address);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
