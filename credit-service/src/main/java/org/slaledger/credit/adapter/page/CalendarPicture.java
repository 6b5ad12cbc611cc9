package org.slaledger.credit.adapter.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.credit.adapter.http.ZoneReport;
import org.slaledger.credit.domain.calendar.Changes;
import org.slaledger.credit.domain.calendar.Changes.Change;
import org.slaledger.credit.view.ShownCalendar;

/**
 * A calendar as its page shows it.
 *
 * @param versions the latest first
 * @param shown that of which year and hours are shown
 * @param before that with which it is compared; null for the first
 * @param changes what it says otherwise than that one
 */
public record CalendarPicture(
    List<ShownCalendar> versions,
    ShownCalendar shown,
    @Nullable ShownCalendar before,
    List<Change> changes,
    YearPicture year,
    List<WeekPicture> weeks,
    ZoneReport zone) {

  /** What somebody wants to see; what can't be shown is taken for what usually is. */
  record Asked(@Nullable String year, @Nullable String version, @Nullable String before) {}

  static CalendarPicture of(
      List<ShownCalendar> versions, ZoneReport zone, Asked asked, Instant now) {
    ShownCalendar shown = numbered(versions, asked.version()).orElse(versions.getFirst());
    ShownCalendar before =
        numbered(versions, asked.before())
            .or(() -> numbered(versions, "" + (shown.version() - 1)))
            .orElse(null);
    int year = year(shown.terms(), asked.year(), now.atOffset(ZoneOffset.UTC).getYear());
    return new CalendarPicture(
        versions,
        shown,
        before,
        before == null ? List.of() : Changes.between(before.asPublished(), shown.asPublished()),
        YearPicture.of(shown.asPublished(), year, now),
        WeekPicture.of(shown.terms()),
        zone);
  }

  /** Whether the year before the one that is shown is covered. */
  public boolean hasPrevious() {
    return year.year() > shown.terms().fromYear();
  }

  /** Whether the year after the one that is shown is covered. */
  public boolean hasNext() {
    return year.year() < shown.terms().toYear();
  }

  /** All years that are covered. */
  public List<Integer> covered() {
    CalendarTerms terms = shown.terms();
    return IntStream.rangeClosed(terms.fromYear(), terms.toYear()).boxed().toList();
  }

  /** Holidays of the year that is shown. */
  public List<CalendarTerms.Holiday> holidays() {
    return shown.terms().holidays().stream()
        .filter(holiday -> holiday.date().getYear() == year.year())
        .toList();
  }

  private static Optional<ShownCalendar> numbered(
      List<ShownCalendar> versions, @Nullable String number) {
    return versions.stream()
        .filter(one -> String.valueOf(one.version()).equals(number))
        .findFirst();
  }

  private static int year(CalendarTerms terms, @Nullable String asked, int now) {
    boolean named = asked != null && asked.matches("[0-9]{4}");
    return Math.clamp(named ? Integer.parseInt(asked) : now, terms.fromYear(), terms.toYear());
  }
}
