package org.slaledger.web;

import java.util.Set;

/** The roles that a token's claim {@code groups} may name, for {@code @RolesAllowed}. */
public final class Roles {
  /** Works tickets. */
  public static final String AGENT = "agent";

  /** Files tickets and reads what it is owed; sees its own data only. */
  public static final String CUSTOMER = "customer";

  /** Runs the platform, announces maintenance. */
  public static final String OPERATOR = "operator";

  /** Publishes events from a tool of its own. */
  public static final String INTEGRATOR = "integrator";

  /** Replays and disputes. */
  public static final String AUDITOR = "auditor";

  /** May do what agents and operators may. */
  public static final String ADMIN = "admin";

  /** Those of the provider's side, who see every customer's data. */
  static final Set<String> STAFF = Set.of(AGENT, OPERATOR, AUDITOR, ADMIN);

  private Roles() {}
}
