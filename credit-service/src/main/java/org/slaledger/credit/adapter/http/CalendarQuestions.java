package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.Name;
import org.slaledger.credit.domain.calendar.ZoneData;
import org.slaledger.credit.view.ShownCalendar;
import org.slaledger.credit.view.WhichCalendars;
import org.slaledger.web.problem.Problem;

/** What anybody who is signed in may know of calendars: they are no customer's own. */
@ApplicationScoped
public class CalendarQuestions {
  private final WhichCalendars calendars;
  private final ZoneData zones;
  private final InstantSource time;

  CalendarQuestions(WhichCalendars calendars, ZoneData zones, InstantSource time) {
    this.calendars = calendars;
    this.zones = zones;
    this.time = time;
  }

  /** Each in its latest version, by name. */
  public Uni<List<ShownCalendar>> all() {
    return calendars.all();
  }

  /** All versions of one, the latest first; empty for one that is still to be published. */
  public Uni<List<ShownCalendar>> published(String calendar) {
    return calendars.versions(id(calendar));
  }

  /** All versions of one, the latest first; 404 where there is none. */
  public Uni<List<ShownCalendar>> versions(String calendar) {
    return published(calendar)
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw Problem.notFound("calendar " + calendar).asException();
              }
            });
  }

  /** One version; 404 where there is none. */
  public Uni<ShownCalendar> version(String calendar, String version) {
    return versions(calendar)
        .map(
            found ->
                found.stream()
                    .filter(one -> String.valueOf(one.version()).equals(version))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Problem.notFound("version " + version + " of calendar " + calendar)
                                .asException()));
  }

  /** Whether newer zone data would change the latest version. */
  public ZoneReport zone(ShownCalendar latest) {
    return ZoneReport.of(latest, zones, time.instant());
  }

  /** A calendar's id; 404 for what can be none. */
  static CalendarId id(String calendar) {
    if (!Name.isOne(calendar)) {
      throw Problem.notFound("calendar " + calendar).asException();
    }
    return new CalendarId(calendar);
  }
}
