package org.slaledger.soak.stand;

import java.util.EnumMap;
import java.util.Map;
import org.slaledger.local.service.Service;

/**
 * What is started.
 *
 * @param replicas processes of each service; services that are not named are not started
 * @param brokers Kafka nodes; topics have as many copies, 3 at most
 * @param smallDisks whether broker and database stand on disks that can be filled; needs the right
 *     to mount, and one broker
 * @param stepClocks whether the services' clocks can be stepped; needs libfaketime
 */
public record StandPlan(
    Map<Service, Integer> replicas, int brokers, boolean smallDisks, boolean stepClocks) {
  /** Keeps a copy. */
  public StandPlan {
    replicas = new EnumMap<>(replicas);
  }

  /** All services with one broker: two processes of those that work together, one of the others. */
  public static StandPlan underFire() {
    return new StandPlan(
        Map.of(
            Service.TICKET, 2,
            Service.CLOCK, 2,
            Service.NOTIFICATION, 2,
            Service.PROBE, 1,
            Service.CREDIT, 1),
        1,
        true,
        true);
  }
}
