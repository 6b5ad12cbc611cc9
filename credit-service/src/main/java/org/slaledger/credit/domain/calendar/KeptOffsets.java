package org.slaledger.credit.domain.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.FrozenZone.Transition;

/**
 * A zone whose offsets stay as they were frozen for all that has passed, and are those of newer
 * zone data from now on. Where the two differ at this moment, the offset changes now.
 */
final class KeptOffsets {
  private final FrozenZone before;
  private final FrozenZone fresh;
  private final Instant from;
  private final Instant until;

  private KeptOffsets(FrozenZone before, FrozenZone fresh, Instant now) {
    this.before = before;
    this.fresh = fresh;
    this.from = before.from().isAfter(fresh.from()) ? before.from() : fresh.from();
    this.until = before.until().isBefore(now) ? before.until() : now;
  }

  /** The newer data as they are, where they are another zone's. */
  static FrozenZone of(FrozenZone before, FrozenZone fresh, Instant now) {
    KeptOffsets kept = new KeptOffsets(before, fresh, now);
    return before.id().equals(fresh.id()) && kept.from.isBefore(kept.until) ? kept.zone() : fresh;
  }

  private FrozenZone zone() {
    ZoneOffset initial = at(fresh.from());
    ZoneOffset offset = initial;
    List<Transition> transitions = new ArrayList<>();
    for (Instant instant : changes()) {
      ZoneOffset after = at(instant);
      if (!after.equals(offset)) {
        transitions.add(new Transition(instant, offset, after));
        offset = after;
      }
    }
    return new FrozenZone(fresh.id(), initial, transitions, fresh.from(), fresh.until());
  }

  private TreeSet<Instant> changes() {
    TreeSet<Instant> changes = new TreeSet<>(List.of(from, until));
    before.transitions().forEach(change -> changes.add(change.at()));
    fresh.transitions().forEach(change -> changes.add(change.at()));
    return new TreeSet<>(changes.subSet(fresh.from(), false, fresh.until(), false));
  }

  private ZoneOffset at(Instant instant) {
    boolean passed = !instant.isBefore(from) && instant.isBefore(until);
    return Offsets.at(passed ? before : fresh, instant);
  }
}
