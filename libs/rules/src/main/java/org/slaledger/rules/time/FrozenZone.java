package org.slaledger.rules.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.rules.Checked;

/**
 * A time zone's offsets over some years, as data: no later update of time zone data can change what
 * was computed from it. The machine's own data is read once, when terms are published.
 *
 * @param id IANA name, for people; nothing is looked up by it
 * @param initialOffset the offset at {@code from}
 * @param transitions each change of the offset after {@code from} and before {@code until}, in
 *     order
 * @param from the first instant that may be asked for
 * @param until the last instant that may be asked for
 */
public record FrozenZone(
    String id,
    ZoneOffset initialOffset,
    List<Transition> transitions,
    Instant from,
    Instant until) {

  /** At an instant the offset changes from one to another. */
  public record Transition(Instant at, ZoneOffset before, ZoneOffset after) {
    public Transition {
      if (before.equals(after)) {
        throw new IllegalArgumentException("a transition without a change of offset at " + at);
      }
    }

    /** Local times before this one are resolved with the offset before. */
    private LocalDateTime localEnd() {
      ZoneOffset greater = before.getTotalSeconds() > after.getTotalSeconds() ? before : after;
      return LocalDateTime.ofInstant(at, greater);
    }
  }

  public FrozenZone {
    transitions = List.copyOf(transitions);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(id + " is frozen for no time: " + from + " " + until);
    }
    Instant last = from;
    ZoneOffset offset = initialOffset;
    for (Transition next : transitions) {
      if (!next.at().isAfter(last) || !next.at().isBefore(until) || !next.before().equals(offset)) {
        throw new IllegalArgumentException(id + " has a transition out of order: " + next);
      }
      last = next.at();
      offset = next.after();
    }
  }

  /**
   * Freezes what this machine knows about a zone, from the start of the first year to the end of
   * the last one, both local.
   */
  public static FrozenZone of(ZoneId zone, int fromYear, int toYear) {
    ZoneRules rules = zone.getRules();
    Instant from = LocalDate.of(fromYear, 1, 1).atStartOfDay(zone).toInstant();
    Instant until = LocalDate.of(toYear + 1, 1, 1).atStartOfDay(zone).toInstant();
    List<Transition> found = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && next.getInstant().isBefore(until)) {
      found.add(new Transition(next.getInstant(), next.getOffsetBefore(), next.getOffsetAfter()));
      next = rules.nextTransition(next.getInstant());
    }
    return new FrozenZone(zone.getId(), rules.getOffset(from), found, from, until);
  }

  /** The same, for a name that somebody wrote; refused with the field {@code zone}. */
  public static Checked<FrozenZone> named(String name, int fromYear, int toYear) {
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
      return Checked.refused(
          "zone", "unknown time zone '" + name + "'", "an IANA zone such as Europe/Amsterdam");
    }
    return new Checked.Accepted<>(of(ZoneId.of(name), fromYear, toYear));
  }

  /**
   * When a local time is, as {@code ZonedDateTime.ofLocal} has it: inside a gap it moves forward by
   * the gap's length; where it occurs twice, the first occurrence.
   *
   * @throws BeyondFrozenZone outside the frozen range
   */
  public Instant instantOf(LocalDateTime local) {
    return require(resolve(local));
  }

  /**
   * What local clocks show.
   *
   * @throws BeyondFrozenZone outside the frozen range
   */
  public LocalDateTime localTimeAt(Instant instant) {
    return localTime(require(instant));
  }

  /** The last local year of which every instant may be asked for. */
  public int lastYear() {
    return localTime(until).getYear() - 1;
  }

  Instant require(Instant instant) {
    if (instant.isBefore(from) || instant.isAfter(until)) {
      throw new BeyondFrozenZone(this, instant);
    }
    return instant;
  }

  /** Unchecked: the days around a window may lie outside, what they are cut to does not. */
  Instant resolve(LocalDateTime local) {
    int next = 0;
    int end = transitions.size();
    while (next < end) {
      int middle = (next + end) >>> 1;
      if (local.isBefore(transitions.get(middle).localEnd())) {
        end = middle;
      } else {
        next = middle + 1;
      }
    }
    return local.toInstant(offsetAfter(next));
  }

  LocalDateTime localTime(Instant instant) {
    int passed = 0;
    while (passed < transitions.size() && !transitions.get(passed).at().isAfter(instant)) {
      passed++;
    }
    return LocalDateTime.ofInstant(instant, offsetAfter(passed));
  }

  private ZoneOffset offsetAfter(int passed) {
    return passed == 0 ? initialOffset : transitions.get(passed - 1).after();
  }
}
