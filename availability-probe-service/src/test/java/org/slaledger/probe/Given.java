package org.slaledger.probe;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.FrozenZone;

/** A calendar of service windows: each night from midnight to 6:00 UTC. */
final class Given {
  /** What it is called. */
  static final String NIGHTS = "nights" + Promised.unique();

  private Given() {}

  static CalendarPublished nights() {
    return new CalendarPublished(
        new CalendarId(NIGHTS),
        1,
        new CalendarTerms(
            "UTC",
            Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), day -> List.of("00:00-06:00"))),
            List.of(),
            2020,
            2100),
        Translation.terms(FrozenZone.of(ZoneId.of("UTC"), 2020, 2100)),
        "2026a");
  }

  /** Midnight, so many nights after the next. Of one calendar year, whenever that is asked. */
  static Instant night(int after) {
    Instant next = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    Instant safe =
        next.toString().substring(5, 7).equals("12") ? Instant.parse(nextYear(next)) : next;
    return safe.plus(Duration.ofDays(after));
  }

  private static String nextYear(Instant instant) {
    return Integer.parseInt(instant.toString().substring(0, 4)) + 1 + "-01-02T00:00:00Z";
  }
}
