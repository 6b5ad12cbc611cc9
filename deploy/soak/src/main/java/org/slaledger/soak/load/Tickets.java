package org.slaledger.soak.load;

import org.jspecify.annotations.Nullable;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/** What an agent does with tickets. */
public final class Tickets {
  private Tickets() {}

  /**
   * Opens one.
   *
   * @param impact null where it is judged later
   */
  public static Command open(String key, String customer, @Nullable String impact) {
    var judged = impact == null ? "" : "\"impact\":\"" + impact + "\",";
    var body =
        """
        {"customer":"%s","service":"hosting","kind":"INCIDENT",%s
         "subject":"Seen as %s","text":"Seen since a minute ago.","channel":"PORTAL"}\
        """
            .formatted(customer, judged, key);
    return Command.create(key, Persona.ADA, Service.TICKET, "/tickets", body);
  }

  /** Judges one that was opened. */
  public static Command judge(String key, Called opened, String impact) {
    var body = "{\"impact\":\"" + impact + "\"}";
    return Command.create(key, Persona.ADA, Service.TICKET, path(opened) + "/priority", body)
        .as("PUT")
        .changing(opened.given().version());
  }

  /** Answers one, as it stood after the last command. */
  public static Command respond(String key, Called last) {
    var body =
        """
        {"triage":"The load balancer lost its certificate.",
         "nextStep":"We install a new one within ten minutes and report here."}\
        """;
    return Command.create(key, Persona.ADA, Service.TICKET, path(last) + "/responses", body)
        .changing(last.given().version());
  }

  private static String path(Called call) {
    return "/tickets/" + call.given().text("ticket");
  }
}
