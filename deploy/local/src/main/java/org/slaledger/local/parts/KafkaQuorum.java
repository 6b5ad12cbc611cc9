package org.slaledger.local.parts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A node's place among those that keep a Kafka cluster's metadata; each is a broker as well.
 *
 * @param node its id, from 1 on
 * @param controllerPorts the controllers' ports on the loopback address, in the order of the ids
 */
public record KafkaQuorum(int node, List<Integer> controllerPorts) {
  private static final int COPIES = 3;

  /** Refuses an id that none of the ports belongs to. */
  public KafkaQuorum {
    controllerPorts = List.copyOf(controllerPorts);
    if (node < 1 || node > controllerPorts.size()) {
      throw new IllegalArgumentException(
          "node " + node + " is none of 1 to " + controllerPorts.size());
    }
  }

  /** The only node. */
  public static KafkaQuorum alone(int controllerPort) {
    return new KafkaQuorum(1, List.of(controllerPort));
  }

  /** Whether it is the only node. */
  public boolean alone() {
    return controllerPorts.size() == 1;
  }

  /** As Kafka's {@code controller.quorum.voters} has them. */
  String voters() {
    return IntStream.range(0, controllerPorts.size())
        .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllerPorts.get(i))
        .collect(Collectors.joining(","));
  }

  /** Copies of Kafka's own topics in a cluster of these voters: 3 where there are as many nodes. */
  static int copies(String voters) {
    return Math.min(COPIES, voters.split(",", -1).length);
  }

  /** Copies that have to be there for Kafka's own topics to take writes: all but one of three. */
  static int inSync(String voters) {
    return copies(voters) == COPIES ? COPIES - 1 : 1;
  }
}
