package org.slaledger.credit.domain.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * Which announced maintenance an addendum excludes. A window has to be announced early enough, and
 * as announced has to lie in the service window's hours, whole. Of those that do, the earliest of a
 * calendar year are excluded until the yearly cap is used up: the cap counts the time of windows,
 * time of two at once only once, whether the service was down or not, from the year's beginning in
 * the addendum's zone or from the agreement's, whichever is later. What a window holds beyond is
 * not excluded.
 *
 * @param within the hours of the service window; null where the terms name none
 * @param year the part of the calendar year that counts towards the cap
 */
record MaintenanceRules(
    @Nullable MaintenanceTerms terms, @Nullable Calendar within, Interval year) {

  /** Of all windows of the year, as each other's time counts towards the cap. */
  List<MaintenanceRuling> ruled(Collection<Maintenance> windows) {
    List<MaintenanceRuling> alone = windows.stream().map(this::ruled).toList();
    Duration cap = terms == null ? null : terms.yearlyCap();
    if (cap == null) {
      return alone;
    }
    Intervals excluded =
        Intervals.of(
                alone.stream().map(MaintenanceRuling::excluded).filter(Objects::nonNull).toList())
            .within(year);
    Instant usedUp = usedUp(excluded, cap);
    return usedUp == null
        ? alone
        : alone.stream().map(ruling -> capped(ruling, cap, usedUp)).toList();
  }

  private MaintenanceRuling ruled(Maintenance window) {
    if (window.cancelled()) {
      return new MaintenanceRuling(window, null, "it was cancelled");
    }
    if (terms == null) {
      return new MaintenanceRuling(window, null, "the addendum excludes no maintenance");
    }
    Duration ahead = Duration.between(window.announced(), window.interval().from());
    String told = "announced %s ahead, the addendum asks for %s".formatted(ahead, terms.notice());
    if (ahead.compareTo(terms.notice()) < 0) {
      return new MaintenanceRuling(window, null, told);
    }
    return liesWithin(window)
        ? new MaintenanceRuling(window, window.interval(), told)
        : new MaintenanceRuling(
            window, null, "it does not lie whole in hours of " + terms.within());
  }

  private boolean liesWithin(Maintenance window) {
    try {
      return within == null || within.open(window.planned()).equals(Intervals.of(window.planned()));
    } catch (BeyondFrozenZone notCovered) {
      return false;
    }
  }

  /** The instant from which nothing more is excluded; null where the cap is not used up. */
  private static @Nullable Instant usedUp(Intervals excluded, Duration cap) {
    Duration left = cap;
    for (Interval part : excluded.parts()) {
      if (part.length().compareTo(left) > 0) {
        return part.from().plus(left);
      }
      left = left.minus(part.length());
    }
    return null;
  }

  private MaintenanceRuling capped(MaintenanceRuling ruling, Duration cap, Instant usedUp) {
    Interval excluded = ruling.excluded();
    if (excluded == null || !excluded.to().isAfter(usedUp)) {
      return ruling;
    }
    String why = ruling.why() + "; the year's %s are used up at %s".formatted(cap, usedUp);
    return new MaintenanceRuling(
        ruling.window(),
        excluded.from().isBefore(usedUp) ? new Interval(excluded.from(), usedUp) : null,
        why);
  }
}
