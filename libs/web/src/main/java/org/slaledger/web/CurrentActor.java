package org.slaledger.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/** Who asks, as the token says it. */
@RequestScoped
public class CurrentActor {
  private final SecurityIdentity identity;

  /** Of the current request. */
  public CurrentActor(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Whether anybody signed in; the other questions need that. */
  public boolean signedIn() {
    return !identity.isAnonymous();
  }

  /** The opaque id that events carry: the claim {@code sub}. */
  public String id() {
    return identity.getPrincipal().getName();
  }

  /** For people to read: the claim {@code name}, else the id. */
  public String name() {
    String name = claim("name");
    return name == null ? id() : name;
  }

  /** When what lets the actor in has to be shown anew: the claim {@code exp}. */
  public Instant until() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Instant.ofEpochSecond(token.getExpirationTime())
        : Instant.EPOCH;
  }

  /** As {@link Roles} names them. */
  public Set<String> roles() {
    return identity.getRoles();
  }

  /** Whether the actor has one of these roles. */
  public boolean is(String role) {
    return identity.hasRole(role);
  }

  /** Whose data a customer may see; none for staff, and for a customer whose token names none. */
  public @Nullable CustomerId customer() {
    String value = is(Roles.CUSTOMER) ? claim("customer") : null;
    return value == null || !Name.isOne(value) ? null : new CustomerId(value);
  }

  /** Whether the actor sees every customer's data. */
  public boolean staff() {
    return !Collections.disjoint(roles(), Roles.STAFF);
  }

  /** Whether the actor may mend what stands still and have things done again. */
  public boolean mayOperate() {
    return is(Roles.OPERATOR) || is(Roles.ADMIN);
  }

  /** Staff may read every customer's data, a customer its own, others none. */
  public boolean mayRead(CustomerId owner) {
    return staff() || owner.equals(customer());
  }

  /**
   * Refuses what the actor may not read as if it were not there, so that the answer does not tell
   * which ids exist.
   *
   * @param what as it is named when it is missing, such as {@code ticket T-1}
   * @throws ProblemException 404
   */
  public void requireRead(CustomerId owner, String what) {
    if (!mayRead(owner)) {
      throw Problem.notFound(what).asException();
    }
  }

  private @Nullable String claim(String name) {
    Object value =
        identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
    return value == null ? null : value.toString();
  }
}
