package org.slaledger.ticket;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import org.slaledger.local.parts.Persona;

/**
 * What the service can be used for by programs.
 *
 * @param open who may use it
 */
record Use(String method, String path, Set<Persona> open) {
  private static final Set<Persona> READERS =
      Set.of(Persona.ADA, Persona.CARLA, Persona.OLAF, Persona.AUDE, Persona.ROOT);
  private static final Set<Persona> AGENTS = Set.of(Persona.ADA, Persona.ROOT);
  private static final Set<Persona> WITH_CUSTOMER =
      Set.of(Persona.ADA, Persona.CARLA, Persona.ROOT);
  private static final Set<Persona> WITH_OPERATOR = Set.of(Persona.ADA, Persona.OLAF, Persona.ROOT);
  static final List<Use> ALL =
      List.of(
          new Use("POST", "/customers", Set.of(Persona.OLAF, Persona.ROOT)),
          new Use("GET", "/customers", READERS),
          new Use("GET", "/customers/{customer}", READERS),
          new Use(
              "POST", "/tickets", Set.of(Persona.ADA, Persona.CARLA, Persona.OLAF, Persona.ROOT)),
          new Use("GET", "/tickets", READERS),
          new Use("GET", "/tickets/{ticket}", READERS),
          new Use("GET", "/tickets/{ticket}/events", READERS),
          new Use("PUT", "/tickets/{ticket}/priority", WITH_OPERATOR),
          new Use("GET", "/tickets/{ticket}/story", READERS),
          new Use("POST", "/tickets/{ticket}/responses", AGENTS),
          new Use("POST", "/tickets/{ticket}/updates", AGENTS),
          new Use("POST", "/tickets/{ticket}/replies", WITH_CUSTOMER),
          new Use("POST", "/tickets/{ticket}/pauses", AGENTS),
          new Use("POST", "/tickets/{ticket}/continuations", AGENTS),
          new Use("POST", "/tickets/{ticket}/resolutions", AGENTS),
          new Use("POST", "/tickets/{ticket}/reopenings", WITH_CUSTOMER),
          new Use("POST", "/tickets/{ticket}/withdrawals", WITH_OPERATOR),
          new Use("POST", "/tickets/{ticket}/corrections", WITH_OPERATOR),
          new Use("POST", "/tickets/{ticket}/mergers", AGENTS),
          new Use("POST", "/tickets/{ticket}/splits", AGENTS),
          new Use("GET", "/customers/{customer}/escalation", READERS),
          new Use(
              "PUT",
              "/customers/{customer}/escalation",
              Set.of(Persona.CARLA, Persona.OLAF, Persona.ROOT)),
          new Use("DELETE", "/tickets/{ticket}/text", Set.of(Persona.OLAF, Persona.ROOT)),
          new Use(
              "DELETE",
              "/customers/{customer}/contacts/{contact}",
              Set.of(Persona.OLAF, Persona.ROOT)),
          new Use("POST", "/events", Set.of(Persona.INGO)),
          new Use("POST", "/alerts", Set.of(Persona.INGO)),
          new Use(
              "GET",
              "/events/{id: .+}",
              Set.of(Persona.INGO, Persona.OLAF, Persona.AUDE, Persona.ROOT)));

  Response call(RequestSpecification as) {
    String address = path.replaceAll("\\{[^/]*}", "T-0");
    RequestSpecification request =
        method.equals("GET") ? as : as.contentType("application/json").body("{}");
    return request.request(method, address);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
