package org.slaledger.contract.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.CalendarEvent;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.CreditEvent;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.LedgerEvent;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.NotificationEvent;
import org.slaledger.contract.event.PackageEvent;
import org.slaledger.contract.event.TicketEvent;

/** Every event that this version of the platform knows, by the name of its record. */
public final class EventTypes {
  private static final Map<String, Class<? extends Event>> BY_NAME = collect();

  private static final Map<Class<? extends Event>, Topic> TOPICS =
      Map.ofEntries(
          Map.entry(CustomerEvent.class, Topic.CUSTOMERS),
          Map.entry(AgreementEvent.class, Topic.AGREEMENTS),
          Map.entry(CalendarEvent.class, Topic.AGREEMENTS),
          Map.entry(PackageEvent.class, Topic.AGREEMENTS),
          Map.entry(TicketEvent.class, Topic.TICKETS),
          Map.entry(ClockEvent.class, Topic.CLOCKS),
          Map.entry(AvailabilityEvent.class, Topic.AVAILABILITY),
          Map.entry(MaintenanceEvent.class, Topic.MAINTENANCE),
          Map.entry(CreditEvent.class, Topic.CREDITS),
          Map.entry(LedgerEvent.class, Topic.LEDGER),
          Map.entry(NotificationEvent.class, Topic.NOTIFICATIONS));

  private static final Map<Class<? extends Event>, Topic> BY_RECORD =
      BY_NAME.values().stream()
          .collect(Collectors.toUnmodifiableMap(type -> type, EventTypes::ofFamily));

  private EventTypes() {}

  /** The records of all events, in the order of their names. */
  public static Collection<Class<? extends Event>> all() {
    return BY_NAME.values();
  }

  /** The record of that name, if there is one. */
  public static Optional<Class<? extends Event>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The version that is written today; a lower one is brought up to it by upcasters. */
  public static int versionOf(Class<? extends Event> type) {
    SchemaVersion version = type.getAnnotation(SchemaVersion.class);
    return version == null ? 1 : version.value();
  }

  /** The CloudEvents type that is written today, such as {@code slaledger.TicketOpened.v1}. */
  public static String typeOf(Class<? extends Event> type) {
    return new TypeName(type.getSimpleName(), versionOf(type)).toString();
  }

  /** The topic that holds events of a type. */
  public static Topic topicOf(Class<? extends Event> type) {
    Topic topic = BY_RECORD.get(type);
    return topic == null ? ofFamily(type) : topic;
  }

  private static Topic ofFamily(Class<? extends Event> type) {
    return TOPICS.entrySet().stream()
        .filter(family -> family.getKey().isAssignableFrom(type))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no topic holds " + type.getName()));
  }

  /** The stream, if it is one of the topic that holds such events; refused otherwise. */
  static StreamId requireTopic(Class<? extends Event> type, StreamId stream) {
    Topic topic = topicOf(type);
    if (stream.topic() != topic) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " belongs to " + topic.topicName() + ", not to " + stream);
    }
    return stream;
  }

  private static Map<String, Class<? extends Event>> collect() {
    Map<String, Class<? extends Event>> byName = new TreeMap<>();
    leaves(Event.class)
        .map(leaf -> leaf.<Event>asSubclass(Event.class))
        .forEach(
            leaf -> {
              if (byName.put(leaf.getSimpleName(), leaf) != null) {
                throw new IllegalStateException("two events are called " + leaf.getSimpleName());
              }
            });
    return Collections.unmodifiableMap(byName);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::leaves)
        : Stream.of(type);
  }
}
