package org.slaledger.credit.adapter.http;

import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.credit.domain.calendar.ZoneCheck;
import org.slaledger.credit.domain.calendar.ZoneData;
import org.slaledger.credit.view.ShownCalendar;
import org.slaledger.promises.Translation;
import org.slaledger.rules.Checked;
import org.slaledger.rules.time.FrozenZone;

/**
 * Whether what is known of a calendar's zone now is what its latest version froze.
 *
 * @param known the version of this machine's time zone data; null where it no longer knows the zone
 * @param upToDate whether publishing the calendar anew would change nothing of the zone
 * @param differences in all that is still to come
 */
public record ZoneReport(
    CalendarId calendar,
    int version,
    String zone,
    @Nullable String known,
    boolean upToDate,
    List<Difference> differences) {
  /**
   * A stretch with another offset.
   *
   * @param frozen the offset that the calendar reckons with
   * @param now the offset as it is known now
   */
  public record Difference(Instant from, Instant to, String frozen, String now) {}

  static ZoneReport of(ShownCalendar calendar, ZoneData zones, Instant now) {
    List<Difference> differences = differences(calendar, zones, now);
    return new ZoneReport(
        calendar.calendar(),
        calendar.version(),
        calendar.terms().zone(),
        known(calendar.terms().zone()),
        differences.isEmpty(),
        differences);
  }

  private static List<Difference> differences(ShownCalendar calendar, ZoneData zones, Instant now) {
    CalendarTerms terms = calendar.terms();
    return switch (zones.frozen(terms.zone(), terms.fromYear(), terms.toYear())) {
      case Checked.Refused<FrozenZone> _ -> List.of();
      case Checked.Accepted<FrozenZone>(FrozenZone fresh) ->
          ZoneCheck.of(Translation.zone(calendar.zone()), fresh, now).stream()
              .map(it -> new Difference(it.from(), it.to(), it.frozen().getId(), it.now().getId()))
              .toList();
    };
  }

  private static @Nullable String known(String zone) {
    return ZoneRulesProvider.getAvailableZoneIds().contains(zone)
        ? ZoneRulesProvider.getVersions(zone).lastKey()
        : null;
  }
}
