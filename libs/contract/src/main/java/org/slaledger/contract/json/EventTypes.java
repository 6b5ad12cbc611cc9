package org.slaledger.contract.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slaledger.contract.event.Event;

/** Every event that this version of the platform knows, by the name of its record. */
public final class EventTypes {
  private static final Map<String, Class<? extends Event>> BY_NAME = collect();

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

  private static Map<String, Class<? extends Event>> collect() {
    Map<String, Class<? extends Event>> byName = new TreeMap<>();
    leaves(Event.class)
        .map(leaf -> leaf.<Event>asSubclass(Event.class))
        .forEach(leaf -> byName.put(leaf.getSimpleName(), leaf));
    return byName;
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::leaves)
        : Stream.of(type);
  }
}
