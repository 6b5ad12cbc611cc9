package org.slaledger.probe.adapter.page;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.evidence.Timeline;

/**
 * One day (UTC), minute by minute.
 *
 * @param places what each of several saw by itself
 * @param before the day before, if it can be shown
 */
public record ShownDay(
    LocalDate day,
    Bar bar,
    List<Place> places,
    @Nullable LocalDate before,
    @Nullable LocalDate after) {

  /** A location, or a point of a service. */
  public record Place(String name, @Nullable String href, Bar bar) {}

  static ShownDay of(LocalDate day, Days days, Timeline state, List<Place> places) {
    return new ShownDay(
        day, Bar.of(state.over(days.interval(day))), places, days.before(day), days.after(day));
  }
}
