package org.slaledger.credit.adapter.holidays;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.ContentHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events out of an iCalendar document. All else is passed over, time zones above all:
 * their own rules may be endless, and all-day events need none.
 */
final class FeedReader implements ContentHandler {
  private static final int DEEPEST = 4;
  private static final int MOST = 2000;

  private final List<FeedEvent> events = new ArrayList<>();
  private int depth;
  private @Nullable FeedEvent event;
  private String value = "";

  List<FeedEvent> events() {
    return events;
  }

  @Override
  public void startCalendar() {
    // what surrounds events says nothing of them
  }

  @Override
  public void endCalendar() {
    // what surrounds events says nothing of them
  }

  @Override
  public void startComponent(String name) {
    depth++;
    if (depth > DEEPEST) {
      throw new Unusable("components within components within components");
    }
    if (depth == 1 && name.equalsIgnoreCase("VEVENT")) {
      if (events.size() == MOST) {
        throw new Unusable("more than " + MOST + " events");
      }
      event = new FeedEvent();
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
  }

  @Override
  public void propertyValue(String text) {
    value = text;
  }

  @Override
  public void endProperty(String name) {
    if (event != null && depth == 1) {
      event.add(name.toUpperCase(Locale.ROOT), value);
    }
  }

  @Override
  public void parameter(String name, String text) {
    // a date is known by its form
  }
}
