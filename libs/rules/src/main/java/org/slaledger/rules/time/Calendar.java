package org.slaledger.rules.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slaledger.rules.Checked;

/**
 * Hours in a zone: which instants are open, and so when a clock is due. Exact, and the same on any
 * machine: the zone is data. Every method throws {@link BeyondFrozenZone} when its answer lies
 * outside the zone's frozen range.
 */
public final class Calendar {
  /** 24x7, for any time from the year 1 to the year 9999. */
  public static final Calendar ALWAYS =
      new Calendar(
          BusinessHours.ALWAYS,
          new FrozenZone(
              "UTC",
              ZoneOffset.UTC,
              List.of(),
              Instant.parse("0001-01-01T00:00:00Z"),
              Instant.parse("9999-12-31T00:00:00Z")));

  private static final Duration FIRST_LOOK = Duration.ofDays(8);
  private static final Duration LONGEST_LOOK = Duration.ofDays(366);

  /** A gap of a whole day has happened, so an interval may lie a day off its date. */
  private static final int DAYS_AROUND = 2;

  private final BusinessHours hours;
  private final FrozenZone zone;

  private Calendar(BusinessHours hours, FrozenZone zone) {
    this.hours = hours;
    this.zone = zone;
  }

  /** The calendar; refused when no instant of the zone's frozen range is open. */
  public static Checked<Calendar> of(BusinessHours hours, FrozenZone zone) {
    Calendar calendar = new Calendar(hours, zone);
    return calendar.isEverOpen()
        ? new Checked.Accepted<>(calendar)
        : new Checked.Refused<>(List.of(BusinessHours.noOpenTime("hours")));
  }

  private boolean isEverOpen() {
    try {
      due(zone.from(), Duration.ZERO, Intervals.NONE);
      return true;
    } catch (BeyondFrozenZone never) {
      return false;
    }
  }

  /** The zone in which hours and holidays are local. */
  public FrozenZone zone() {
    return zone;
  }

  /** When it is open. */
  public BusinessHours hours() {
    return hours;
  }

  /** When the target is reached, for either form of it. */
  public Instant due(Instant start, Target target, Intervals pauses) {
    return switch (target) {
      case Target.Counted(Duration time) -> due(start, time, pauses);
      case Target.WorkingDays(int days) -> due(start, days, pauses);
    };
  }

  /**
   * The instant at which the time since {@code start} that was open and not paused reaches {@code
   * target}. On an exact fit that is the end of the open interval, not the next opening; a target
   * of zero is due at the first instant that is open and not paused.
   *
   * @throws IllegalArgumentException when the target is negative
   */
  public Instant due(Instant start, Duration target, Intervals pauses) {
    Duration left = new Target.Counted(target).time();
    Instant cursor = zone.require(start);
    Duration look = FIRST_LOOK;
    while (cursor.isBefore(zone.until())) {
      Instant end = earlier(cursor.plus(look), zone.until());
      for (Interval counted : counted(new Interval(cursor, end), pauses).parts()) {
        if (left.compareTo(counted.length()) <= 0) {
          return counted.from().plus(left);
        }
        left = left.minus(counted.length());
      }
      cursor = end;
      look = look.compareTo(LONGEST_LOOK) < 0 ? look.multipliedBy(2) : look;
    }
    throw new BeyondFrozenZone(zone, target + " of counted time after " + start);
  }

  /** The counted time that a target gives a clock which starts then. */
  public Duration worth(Instant start, Target target) {
    return switch (target) {
      case Target.Counted(Duration time) -> time;
      case Target.WorkingDays(int days) -> worth(due(start, Duration.ZERO, Intervals.NONE), days);
    };
  }

  /**
   * Working days keep the clock time. They are worth the time that is open until then, so that
   * pauses move the end as they move that of any target, one that covers the start as well.
   */
  private Instant due(Instant start, int days, Intervals pauses) {
    if (days == 0) {
      return due(start, Duration.ZERO, pauses);
    }
    Instant begin = due(start, Duration.ZERO, Intervals.NONE);
    Instant end = endOf(begin, days);
    Duration worth = elapsed(begin, end, Intervals.NONE);
    return worth.equals(elapsed(begin, end, pauses)) ? end : due(begin, worth, pauses);
  }

  private Duration worth(Instant begin, int days) {
    return elapsed(begin, endOf(begin, days), Intervals.NONE);
  }

  private Instant endOf(Instant begin, int days) {
    LocalDateTime clock = zone.localTimeAt(begin);
    return zone.instantOf(openDaysAfter(clock.toLocalDate(), days).atTime(clock.toLocalTime()));
  }

  private LocalDate openDaysAfter(LocalDate day, int days) {
    LocalDate found = day;
    for (int left = days; left > 0; ) {
      found = found.plusDays(1);
      zone.require(zone.resolve(found.atStartOfDay()));
      left -= isOpenOn(found) ? 1 : 0;
    }
    return found;
  }

  private boolean isOpenOn(LocalDate day) {
    return hours.on(day).stream().anyMatch(open -> !open.on(day, zone).isEmpty());
  }

  /** Time that was open and not paused; zero when {@code to} is not after {@code from}. */
  public Duration elapsed(Instant from, Instant to, Intervals pauses) {
    return to.isAfter(from) ? counted(new Interval(from, to), pauses).length() : Duration.ZERO;
  }

  /** Every piece of the interval in order, without a gap, and whether it counted. */
  public List<Stretch> explain(Interval interval, Intervals pauses) {
    Intervals whole = Intervals.of(interval);
    Intervals open = open(interval);
    List<Stretch> found = new ArrayList<>();
    add(found, whole.minus(open), Stretch.Kind.CLOSED);
    add(found, open.intersect(pauses), Stretch.Kind.PAUSED);
    add(found, open.minus(pauses), Stretch.Kind.COUNTED);
    found.sort(Comparator.comparing(stretch -> stretch.interval().from()));
    return List.copyOf(found);
  }

  private static void add(List<Stretch> found, Intervals intervals, Stretch.Kind kind) {
    intervals.parts().forEach(part -> found.add(new Stretch(part, kind)));
  }

  private Intervals counted(Interval window, Intervals pauses) {
    return open(window).minus(pauses);
  }

  /** The instants of the window that lie in open hours. */
  public Intervals open(Interval window) {
    LocalDate first = zone.localTimeAt(window.from()).toLocalDate().minusDays(DAYS_AROUND);
    LocalDate last = zone.localTimeAt(window.to()).toLocalDate().plusDays(DAYS_AROUND);
    if (hours.isAlways()) {
      return Intervals.of(window);
    }
    List<Interval> open = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (OpenHours piece : hours.on(day)) {
        open.add(piece.on(day, zone));
      }
    }
    return Intervals.of(open).within(window);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
