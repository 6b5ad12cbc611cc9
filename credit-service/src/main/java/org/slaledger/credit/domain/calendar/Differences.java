package org.slaledger.credit.domain.calendar;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** Where one calendar is open and the other is closed. */
public final class Differences {
  private Differences() {}

  /** The first such instant of those that both cover; none where they agree in all of them. */
  public static Optional<Instant> first(Calendar before, Calendar after) {
    return first(before, after, before.zone().until());
  }

  /** The first such instant before another one. */
  static Optional<Instant> first(Calendar before, Calendar after, Instant end) {
    Instant from = later(before.zone().from(), after.zone().from());
    Instant to = earlier(end, earlier(before.zone().until(), after.zone().until()));
    if (!from.isBefore(to)) {
      return Optional.empty();
    }
    Interval shared = new Interval(from, to);
    Intervals old = before.open(shared);
    Intervals anew = after.open(shared);
    return Stream.of(old.minus(anew), anew.minus(old))
        .flatMap(part -> part.parts().stream().limit(1))
        .map(Interval::from)
        .min(Instant::compareTo);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
