package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** How a day (UTC) went, as far as the timeline tells of it: its parts add up to that time. */
public record DaySum(LocalDate day, Duration up, Duration down, Duration unobserved) {

  /** Each day of a timeline, in order. */
  public static List<DaySum> of(Timeline timeline) {
    Intervals up = timeline.when(State.UP::equals);
    Intervals down = timeline.when(State.DOWN::equals);
    Intervals unobserved = timeline.when(State.UNOBSERVED::equals);
    List<DaySum> days = new ArrayList<>();
    Instant end = timeline.interval().to();
    LocalDate day = LocalDate.ofInstant(timeline.interval().from(), ZoneOffset.UTC);
    while (interval(day).from().isBefore(end)) {
      Interval part = interval(day).intersect(timeline.interval());
      days.add(
          new DaySum(
              day,
              up.within(part).length(),
              down.within(part).length(),
              unobserved.within(part).length()));
      day = day.plusDays(1);
    }
    return days;
  }

  /** From midnight to midnight, in UTC. */
  public static Interval interval(LocalDate day) {
    return new Interval(
        day.atStartOfDay().toInstant(ZoneOffset.UTC),
        day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /** As far as it is over. */
  public Duration length() {
    return up.plus(down).plus(unobserved);
  }
}
