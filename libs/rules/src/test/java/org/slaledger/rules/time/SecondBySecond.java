package org.slaledger.rules.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Nine generated days around a change of a zone's offset, reckoned the slow way: a bit for each
 * second, set by what java.time says of the zone.
 */
record SecondBySecond(
    Calendar calendar, Instant from, BitSet open, BitSet paused, Intervals pauses) {
  private static final int DAYS = 9;
  private static final int YEARS_AFTER = 3;

  static SecondBySecond around(RandomGenerator random, ZoneId zone) {
    Instant from = change(random, zone.getRules()).minusSeconds(random.nextInt(6 * 86_400));
    LocalDate first = from.atZone(zone).toLocalDate();
    BusinessHours hours = hours(random, first);
    BitSet open = new BitSet();
    for (int day = -3; day < DAYS + 3; day++) {
      LocalDate date = first.plusDays(day);
      hours.on(date).forEach(piece -> mark(open, piece, date, zone, from));
    }
    List<Interval> pauses = pauses(random, from);
    BitSet paused = new BitSet();
    pauses.forEach(pause -> mark(paused, from, pause.from(), pause.to()));
    FrozenZone frozen = FrozenZone.of(zone, first.getYear() - 1, first.getYear() + YEARS_AFTER);
    return new SecondBySecond(
        Calendar.of(hours, frozen).orElseThrow(), from, open, paused, Intervals.of(pauses));
  }

  /** Any that the zone ever had, or will have by its rules; some time where it has none. */
  private static Instant change(RandomGenerator random, ZoneRules rules) {
    List<ZoneOffsetTransition> past = rules.getTransitions();
    int chosen = random.nextInt(past.size() + 5);
    Instant some = Instant.parse("2030-01-01T00:00:00Z").plusSeconds(random.nextInt(1_000_000_000));
    ZoneOffsetTransition change =
        chosen < past.size() ? past.get(chosen) : rules.nextTransition(some);
    return change == null ? some : change.getInstant();
  }

  private static BusinessHours hours(RandomGenerator random, LocalDate first) {
    Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
    // open long enough a week that every generated target is due within the frozen years
    week.put(DayOfWeek.SUNDAY, List.of(new OpenHours(0, 600 + random.nextInt(841))));
    for (int i = random.nextInt(12); i > 0; i--) {
      int start = random.nextInt(1440);
      OpenHours piece = new OpenHours(start, start + 1 + random.nextInt(1440 - start));
      week.computeIfAbsent(DayOfWeek.of(1 + random.nextInt(6)), d -> new ArrayList<>()).add(piece);
    }
    Set<LocalDate> holidays = new HashSet<>();
    holidays.add(first.plusDays(random.nextInt(30)));
    return new BusinessHours(week, holidays);
  }

  private static List<Interval> pauses(RandomGenerator random, Instant from) {
    List<Interval> pauses = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Instant start = from.plusSeconds(random.nextInt(DAYS * 86_400));
      pauses.add(new Interval(start, start.plusSeconds(1 + random.nextInt(100_000))));
    }
    return pauses;
  }

  private static void mark(BitSet bits, OpenHours piece, LocalDate day, ZoneId zone, Instant from) {
    mark(
        bits, from, resolved(day, piece.fromMinute(), zone), resolved(day, piece.toMinute(), zone));
  }

  private static void mark(BitSet bits, Instant zero, Instant from, Instant to) {
    int start = (int) Math.clamp(Duration.between(zero, from).toSeconds(), 0, DAYS * 86_400);
    int end = (int) Math.clamp(Duration.between(zero, to).toSeconds(), 0, DAYS * 86_400);
    if (start < end) {
      bits.set(start, end);
    }
  }

  int seconds() {
    return DAYS * 86_400;
  }

  Instant at(int second) {
    return from.plusSeconds(second);
  }

  int counted(int start, int end) {
    if (end <= start) {
      return 0;
    }
    BitSet counted = open.get(start, end);
    counted.andNot(paused.get(start, end));
    return counted.cardinality();
  }

  /** The second after the one that fills the target; for zero, the first that counts. */
  int due(int start, int target) {
    int second = start;
    for (int left = target; left > 0; second++) {
      left -= counts(second) ? 1 : 0;
    }
    while (target == 0 && !counts(second)) {
      second++;
    }
    return second;
  }

  /** The same clock time so many days later that have open time, as java.time has it. */
  Instant openDaysAfter(Instant begin, int days) {
    ZoneId zone = ZoneId.of(calendar.zone().id());
    LocalDateTime end = LocalDateTime.ofInstant(begin, zone);
    for (int left = days; left > 0; ) {
      end = end.plusDays(1);
      left -= isOpenOn(end.toLocalDate(), zone) ? 1 : 0;
    }
    return ZonedDateTime.ofLocal(end, zone, null).toInstant();
  }

  private boolean isOpenOn(LocalDate day, ZoneId zone) {
    return calendar.hours().on(day).stream()
        .anyMatch(
            piece ->
                resolved(day, piece.toMinute(), zone)
                    .isAfter(resolved(day, piece.fromMinute(), zone)));
  }

  private static Instant resolved(LocalDate day, int minute, ZoneId zone) {
    return ZonedDateTime.ofLocal(day.atStartOfDay().plusMinutes(minute), zone, null).toInstant();
  }

  private boolean counts(int second) {
    return open.get(second) && !paused.get(second);
  }

  Stretch.Kind kind(Instant instant) {
    int second = (int) Duration.between(from, instant).toSeconds();
    if (!open.get(second)) {
      return Stretch.Kind.CLOSED;
    }
    return paused.get(second) ? Stretch.Kind.PAUSED : Stretch.Kind.COUNTED;
  }
}
