package org.slaledger.probe.adapter.ical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.ContentHandler;
import org.jspecify.annotations.Nullable;

/** Takes the properties of the events out of an iCalendar document, and of the calendar itself. */
final class EventReader implements ContentHandler {
  /** A parser calls itself for what stands within; an event and its alarms need no more. */
  private static final int DEEPEST = 8;

  private final List<Property> calendar = new ArrayList<>();
  private final List<List<Property>> events = new ArrayList<>();
  private final Map<String, String> parameters = new HashMap<>();
  private int depth;
  private @Nullable List<Property> event;
  private String value = "";

  /** Those of each event, in order. */
  List<List<Property>> events() {
    return events;
  }

  /** Those of the calendar. */
  List<Property> calendar() {
    return calendar;
  }

  @Override
  public void startCalendar() {
    // its properties are told one by one
  }

  @Override
  public void endCalendar() {
    // its properties are told one by one
  }

  @Override
  public void startComponent(String name) {
    if (++depth > DEEPEST) {
      throw new Unusable("VCALENDAR", "stands within itself too often", "an event, with alarms");
    }
    if (depth == 1 && name.equalsIgnoreCase("VEVENT")) {
      event = new ArrayList<>();
      events.add(event);
    }
  }

  @Override
  public void endComponent(String name) {
    depth--;
    if (depth == 0) {
      event = null;
    }
  }

  @Override
  public void startProperty(String name) {
    value = "";
    parameters.clear();
  }

  @Override
  public void propertyValue(String text) {
    value = text;
  }

  @Override
  public void endProperty(String name) {
    Property property = new Property(name.toUpperCase(Locale.ROOT), parameters, value);
    if (depth == 0) {
      calendar.add(property);
    } else if (event != null && depth == 1) {
      event.add(property);
    }
  }

  @Override
  public void parameter(String name, String text) {
    parameters.put(name.toUpperCase(Locale.ROOT), text.replaceAll("^\"|\"$", ""));
  }
}
