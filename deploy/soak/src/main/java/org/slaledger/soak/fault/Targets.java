package org.slaledger.soak.fault;

import java.util.List;

/**
 * The names of what can be harmed. They do not depend on what this machine allows, so that a seed
 * means the same everywhere.
 *
 * @param services processes of services
 * @param stepped those of them whose clocks are stepped
 * @param brokers Kafka nodes
 * @param database the postmaster
 */
public record Targets(
    List<String> services, List<String> stepped, List<String> brokers, String database) {
  /** Keeps copies. */
  public Targets {
    services = List.copyOf(services);
    stepped = List.copyOf(stepped);
    brokers = List.copyOf(brokers);
  }
}
