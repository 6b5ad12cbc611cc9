package org.slaledger.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The topics of the log, one for each kind of stream. Every topic is kept for ever and has one
 * owner, the only service that writes to it. Partition counts are fixed when a topic is created: a
 * stream's key decides its partition.
 */
public enum Topic {
  CUSTOMERS("sla.customers", "ticket-service", 3, Set.of("customer")),
  AGREEMENTS("sla.agreements", "credit-service", 3, Set.of("agreement", "calendar", "package")),
  TICKETS("sla.tickets", "ticket-service", 6, Set.of("ticket", "note", "change")),
  CLOCKS("sla.clocks", "sla-clock-service", 6, Set.of("clock")),
  AVAILABILITY("sla.availability", "availability-probe-service", 6, Set.of("probe")),
  MAINTENANCE("sla.maintenance", "availability-probe-service", 3, Set.of("window")),
  CREDITS("sla.credits", "credit-service", 3, Set.of("credit")),
  NOTIFICATIONS("sla.notifications", "notification-service", 3, Set.of("notice")),
  LEDGER("sla.ledger", "credit-service", 1, Set.of("ledger"));

  /** Where what could not be used is kept, with its bytes and the reason; no part of the log. */
  public static final String DEAD_LETTERS = "sla.dead-letters";

  /** The keys of sealed texts, wrapped; compacted, and no part of the log. */
  public static final String KEYS = "sla.keys";

  /**
   * What services decided on integrators' events, told to the one that is asked; no part of the
   * log.
   */
  public static final String FATES = "sla.fates";

  /** Before an integrator's name: where that integrator publishes; no part of the log. */
  public static final String INBOUND_PREFIX = "sla.inbound.";

  private static final Map<String, Topic> BY_PREFIX =
      Arrays.stream(values())
          .flatMap(topic -> topic.prefixes.stream().map(prefix -> Map.entry(prefix, topic)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String name;
  private final String owner;
  private final int partitions;
  private final Set<String> prefixes;

  Topic(String name, String owner, int partitions, Set<String> prefixes) {
    this.name = name;
    this.owner = owner;
    this.partitions = partitions;
    this.prefixes = prefixes;
  }

  /** The topic's name in Kafka. */
  public String topicName() {
    return name;
  }

  /** The service that alone writes to it. */
  public String owner() {
    return owner;
  }

  /** Its partitions, fixed at creation. */
  public int partitions() {
    return partitions;
  }

  /** What the names of its streams begin with, before the slash. */
  public Set<String> prefixes() {
    return prefixes;
  }

  /** The topic whose streams begin with a prefix; refuses a prefix that no topic holds. */
  public static Topic ofPrefix(String prefix) {
    Topic topic = BY_PREFIX.get(prefix);
    if (topic == null) {
      throw new IllegalArgumentException("no topic holds streams of \"" + prefix + "\"");
    }
    return topic;
  }

  /** The topic of that name in Kafka, if it is one of the log's. */
  public static Optional<Topic> named(String name) {
    return Arrays.stream(values()).filter(topic -> topic.name.equals(name)).findFirst();
  }
}
