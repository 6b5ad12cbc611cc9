package org.slaledger.probe.adapter.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.domain.DaySum;
import org.slaledger.rules.time.Interval;

/**
 * The days (UTC) that pages show.
 *
 * @param all the last 90, today as far as it is over; 89 at midnight
 */
record Days(Interval all) {
  static Days until(Instant now) {
    LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DayBars.DAYS - 1L);
    return new Days(new Interval(DaySum.interval(first).from(), now));
  }

  Interval today() {
    return DaySum.interval(last()).intersect(all);
  }

  /** As asked for; today where nothing is said that is one of these days. */
  LocalDate chosen(@Nullable String day) {
    try {
      LocalDate asked = day == null ? last() : LocalDate.parse(day.strip());
      return DaySum.interval(asked).overlaps(all) ? asked : last();
    } catch (DateTimeParseException e) {
      return last();
    }
  }

  /** That day as far as it is over. */
  Interval interval(LocalDate day) {
    return DaySum.interval(day).intersect(all);
  }

  /** The day before, if it is one of these. */
  @Nullable LocalDate before(LocalDate day) {
    return DaySum.interval(day.minusDays(1)).overlaps(all) ? day.minusDays(1) : null;
  }

  /** The day after, if it is one of these. */
  @Nullable LocalDate after(LocalDate day) {
    return day.isBefore(last()) ? day.plusDays(1) : null;
  }

  private LocalDate last() {
    return LocalDate.ofInstant(all.to().minusNanos(1), ZoneOffset.UTC);
  }
}
