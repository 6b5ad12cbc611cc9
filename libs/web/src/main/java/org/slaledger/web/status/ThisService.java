package org.slaledger.web.status;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/** The service that a path has to name: one front door serves five of them. */
@ApplicationScoped
class ThisService {
  private final String name;

  ThisService(@ConfigProperty(name = "quarkus.application.name") String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /**
   * Refuses the name of another one.
   *
   * @throws ProblemException 404
   */
  void require(String service) {
    if (!service.equals(name)) {
      throw Problem.notFound("service " + service + " here").asException();
    }
  }
}
