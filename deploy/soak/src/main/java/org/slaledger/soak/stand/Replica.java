package org.slaledger.soak.stand;

import java.net.URI;
import java.util.Optional;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceProcess;

/**
 * One process of a service.
 *
 * @param number from 1 on
 * @param port where it takes requests
 * @param clock its clock, where it can be stepped
 */
public record Replica(
    Service service, int number, int port, ServiceProcess process, Optional<SteppedClock> clock) {
  /** Its name: the service's and its number. */
  public String name() {
    return name(service, number);
  }

  static String name(Service service, int number) {
    return service.serviceName() + "-" + number;
  }

  /** Where it takes requests. */
  public URI address() {
    return URI.create("http://localhost:" + port);
  }
}
