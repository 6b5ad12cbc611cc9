package org.slaledger.promises;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.promises.Maintenance.Told;
import org.slaledger.promises.MaintenanceRuling.Ground;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * Which announced maintenance of a service an addendum excludes. Time has to be announced early
 * enough before it begins, and the occurrence as it is announced has to lie in the service window's
 * hours, whole. Of what does, the earliest of a calendar year is excluded until the yearly cap is
 * used up: the cap counts the time of windows, time of two at once only once, whether the service
 * was down or not, from the year's beginning in the addendum's zone or from the agreement's,
 * whichever is later. What is beyond is not excluded. Statements and warnings ask here, so they
 * agree.
 *
 * @param within the hours of the service window; null where the terms name none
 * @param year the part of the calendar year that counts towards the cap
 */
public record MaintenanceRules(
    @Nullable MaintenanceTerms terms, @Nullable Calendar within, Interval year) {

  /**
   * The part of a calendar year that counts for a period.
   *
   * @param zone the addendum's
   * @param period when the period begins
   * @param begins when the agreement's first terms took effect
   * @param until when what is asked for ends
   */
  public static Interval year(FrozenZone zone, Instant period, Instant begins, Instant until) {
    LocalDate day = zone.localTimeAt(period).toLocalDate();
    Instant newYear = zone.instantOf(day.withDayOfYear(1).atStartOfDay());
    return new Interval(newYear.isAfter(begins) ? newYear : begins, until);
  }

  /** Of all of the year, as each other's time counts towards the cap; in the order given. */
  public List<MaintenanceRuling> ruled(Collection<Maintenance> all) {
    List<MaintenanceRuling> alone = all.stream().flatMap(this::ruled).toList();
    Duration cap = cap();
    Instant usedUp = cap == null ? null : usedUp(counted(alone), cap);
    return usedUp == null || cap == null
        ? alone
        : alone.stream().map(ruling -> capped(ruling, cap, usedUp)).toList();
  }

  /** How much of the year's time would be excluded before an instant, were there no cap. */
  public Duration usedBefore(Instant instant, Collection<Maintenance> all) {
    Interval before =
        new Interval(year.from(), instant.isBefore(year.from()) ? year.from() : instant);
    return counted(all.stream().flatMap(this::ruled).toList()).within(before).length();
  }

  /** How much is excluded in a year; without limit where null. */
  public @Nullable Duration cap() {
    return terms == null ? null : terms.yearlyCap();
  }

  private Intervals counted(List<MaintenanceRuling> rulings) {
    return Intervals.of(
            rulings.stream().map(MaintenanceRuling::excluded).filter(Objects::nonNull).toList())
        .within(year);
  }

  private Stream<MaintenanceRuling> ruled(Maintenance one) {
    Interval used = one.used();
    if (used.isEmpty()) {
      Told first = one.told().getLast();
      Ground ground = one.cancelled() == null ? Ground.ENDED_BEFORE : Ground.CANCELLED;
      return Stream.of(refused(one, first, used, ground));
    }
    return one.announcedSince().stream()
        .filter(piece -> piece.time().overlaps(used))
        .map(piece -> ruled(one, piece, piece.time().intersect(used)));
  }

  private MaintenanceRuling ruled(Maintenance one, Told piece, Interval time) {
    if (one.cancelled() != null) {
      return refused(one, piece, time, Ground.CANCELLED);
    }
    if (terms == null) {
      return refused(one, piece, time, Ground.NEVER);
    }
    if (ahead(piece, time).compareTo(terms.notice()) < 0) {
      return refused(one, piece, time, Ground.NOTICE);
    }
    Ground hours = hours(one.planned());
    return ruling(one, piece, time, hours == Ground.IN_TIME ? time : null, hours);
  }

  private static Duration ahead(Told piece, Interval time) {
    return Duration.between(piece.at(), time.from());
  }

  private Ground hours(Interval planned) {
    try {
      return within == null || within.open(planned).equals(Intervals.of(planned))
          ? Ground.IN_TIME
          : Ground.SERVICE_WINDOW;
    } catch (BeyondFrozenZone notCovered) {
      return Ground.NOT_KNOWN;
    }
  }

  private MaintenanceRuling refused(Maintenance one, Told piece, Interval time, Ground ground) {
    return ruling(one, piece, time, null, ground);
  }

  private MaintenanceRuling ruling(
      Maintenance one, Told piece, Interval time, @Nullable Interval excluded, Ground ground) {
    return new MaintenanceRuling(
        one, time, piece.at(), piece.version(), excluded, ground, why(ground, piece, time));
  }

  private String why(Ground ground, Told piece, Interval time) {
    return switch (ground) {
      case CANCELLED -> "it was cancelled";
      case ENDED_BEFORE -> "work ended before it began";
      case NEVER -> "the addendum excludes no maintenance";
      case SERVICE_WINDOW ->
          "it does not lie whole in hours of " + Objects.requireNonNull(terms).within();
      case IN_TIME, NOTICE, ALLOWANCE ->
          "announced %s ahead, the addendum asks for %s"
              .formatted(ahead(piece, time), Objects.requireNonNull(terms).notice());
      case NOT_KNOWN ->
          "hours of %s are not known then".formatted(Objects.requireNonNull(terms).within());
      case NOTHING_AGREED -> throw new IllegalArgumentException(ground.name());
    };
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

  private static MaintenanceRuling capped(MaintenanceRuling ruling, Duration cap, Instant usedUp) {
    Interval excluded = ruling.excluded();
    if (excluded == null || !excluded.to().isAfter(usedUp)) {
      return ruling;
    }
    return new MaintenanceRuling(
        ruling.maintenance(),
        ruling.time(),
        ruling.announced(),
        ruling.version(),
        excluded.from().isBefore(usedUp) ? new Interval(excluded.from(), usedUp) : null,
        Ground.ALLOWANCE,
        ruling.why() + "; the year's %s are used up at %s".formatted(cap, usedUp));
  }
}
