package org.slaledger.ticket.domain;

import java.util.Set;

/**
 * What the service knows of a customer when a ticket is opened.
 *
 * @param signedServices the services that the customer's signed addenda name, in force or not;
 *     empty while nothing is signed
 */
public record KnownCustomer(Set<String> signedServices) {
  /** Keeps a copy. */
  public KnownCustomer {
    signedServices = Set.copyOf(signedServices);
  }

  /**
   * Whether a ticket may be about a service. Before the first signature nobody can say, and a
   * contact must not be lost: then any name will do. Addenda that ended still count, since people
   * write about what they had, too: only a name that was never promised is a mistake.
   */
  boolean mayAskAbout(String service) {
    return signedServices.isEmpty() || signedServices.contains(service);
  }
}
