package org.slaledger.local.parts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people (and the one machine) that the local identity provider knows. */
public enum Persona {
  ADA("Ada", "agent", "agent-ada", null, "works tickets"),
  CARLA(
      "Carla",
      "customer",
      "customer-carla",
      "acme",
      "of customer acme, files tickets and reads what is owed"),
  OLAF("Olaf", "operator", "operator-olaf", null, "runs the platform"),
  INGO(
      "Ingo",
      "integrator",
      "pager",
      null,
      "the integrator \"pager\", publishes events of its tools"),
  AUDE("Aude", "auditor", "auditor-aude", null, "replays history and checks credits"),
  ROOT("Root", "admin", "admin-root", null, "may do everything");

  private final String fullName;
  private final String role;
  private final String subject;
  private final @Nullable String customer;
  private final String task;

  Persona(String fullName, String role, String subject, @Nullable String customer, String task) {
    this.fullName = fullName;
    this.role = role;
    this.subject = subject;
    this.customer = customer;
    this.task = task;
  }

  public String fullName() {
    return fullName;
  }

  public String role() {
    return role;
  }

  /** The claim {@code sub}: the actor id in events. */
  public String subject() {
    return subject;
  }

  /** What this persona is there for, in half a sentence. */
  public String task() {
    return task;
  }

  /** The claims of this persona's tokens beyond the registered ones. */
  public Map<String, Object> claims() {
    return claims(fullName, List.of(role), customer);
  }

  /** The claims of anybody's tokens beyond the registered ones. */
  public static Map<String, Object> claims(
      String name, List<String> roles, @Nullable String customer) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("name", name);
    claims.put("groups", roles);
    if (customer != null) {
      claims.put("customer", customer);
    }
    return claims;
  }
}
