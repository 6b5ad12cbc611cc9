package org.slaledger.promises;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CalendarTerms.Later;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;
import org.slaledger.rules.time.BusinessHours;
import org.slaledger.rules.time.Calendar;

/**
 * Calendars by the names that terms give them, each in its latest version: that agrees with those
 * before it in all that has passed, so it is the one to reckon with.
 */
public final class Calendars {
  /** The name that stands for all time. */
  public static final String ALWAYS = "24x7";

  /**
   * A calendar that was published.
   *
   * @param version null for {@link #ALWAYS}
   */
  public record Published(Calendar calendar, @Nullable Integer version) {
    /** The last year that it covers. */
    public int lastYear() {
      return calendar.zone().lastYear();
    }
  }

  private final Map<String, Published> byName;

  private Calendars(Map<String, Published> byName) {
    this.byName = byName;
  }

  /** Of what was published, in any order. */
  public static Calendars of(Collection<CalendarPublished> published) {
    Map<String, CalendarPublished> latest = new HashMap<>();
    for (CalendarPublished event : published) {
      latest.merge(
          event.calendar().value(),
          event,
          (a, b) -> a.calendarVersion() > b.calendarVersion() ? a : b);
    }
    Map<String, Published> byName = new HashMap<>();
    byName.put(ALWAYS, new Published(Calendar.ALWAYS, null));
    latest.forEach(
        (name, event) ->
            byName.put(
                name, new Published(calendar(event).orElseThrow(), event.calendarVersion())));
    return new Calendars(byName);
  }

  /** The calendar of a name, once it is known. */
  public Optional<Published> named(String hours) {
    return Optional.ofNullable(byName.get(hours));
  }

  /** The calendar that an event publishes. */
  public static Checked<Calendar> calendar(CalendarPublished event) {
    return hours(event.terms()).then(open -> Calendar.of(open, Translation.zone(event.zone())));
  }

  /** The hours of a calendar, or all that is wrong with them. */
  public static Checked<BusinessHours> hours(CalendarTerms terms) {
    List<Later> later = Objects.requireNonNullElse(terms.later(), List.of());
    Checked<BusinessHours> first =
        BusinessHours.parse(
            terms.hours(), terms.holidays().stream().map(CalendarTerms.Holiday::date).toList());
    List<Checked<BusinessHours>> changed =
        later.stream().map(it -> BusinessHours.parse(it.hours(), List.of())).toList();
    List<Problem> problems = new ArrayList<>(first.problems());
    for (int i = 0; i < changed.size(); i++) {
      String path = "later[" + i + "]";
      changed.get(i).problems().stream().map(it -> it.under(path)).forEach(problems::add);
    }
    return Checked.of(problems, () -> together(first.orElseThrow(), later, changed));
  }

  private static BusinessHours together(
      BusinessHours first, List<Later> later, List<Checked<BusinessHours>> changed) {
    BusinessHours hours = first;
    for (int i = 0; i < later.size(); i++) {
      hours = hours.from(later.get(i).from(), changed.get(i).orElseThrow().hours());
    }
    return hours;
  }
}
