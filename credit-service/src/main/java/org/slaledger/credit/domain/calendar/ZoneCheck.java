package org.slaledger.credit.domain.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slaledger.rules.time.FrozenZone;

/** What newer zone data would change of a zone that was frozen, in all that is still to come. */
public final class ZoneCheck {
  /**
   * A stretch over which the two have different offsets.
   *
   * @param frozen the offset as it was frozen
   * @param now the offset as it is known now
   */
  public record Difference(Instant from, Instant to, ZoneOffset frozen, ZoneOffset now) {}

  private ZoneCheck() {}

  /**
   * In order; nothing where the two agree from now on.
   *
   * @param fresh the same zone, frozen over the same years
   */
  public static List<Difference> of(FrozenZone frozen, FrozenZone fresh, Instant now) {
    List<Instant> bounds = bounds(frozen, fresh, now);
    List<Difference> found = new ArrayList<>();
    for (int i = 0; i + 1 < bounds.size(); i++) {
      Instant at = bounds.get(i);
      ZoneOffset was = Offsets.at(frozen, at);
      ZoneOffset is = Offsets.at(fresh, at);
      if (!was.equals(is)) {
        found.add(new Difference(at, bounds.get(i + 1), was, is));
      }
    }
    return List.copyOf(found);
  }

  private static List<Instant> bounds(FrozenZone frozen, FrozenZone fresh, Instant now) {
    Instant from = frozen.from().isAfter(now) ? frozen.from() : now;
    if (from.isAfter(frozen.until())) {
      return List.of();
    }
    TreeSet<Instant> bounds = new TreeSet<>(List.of(from, frozen.until()));
    frozen.transitions().forEach(change -> bounds.add(change.at()));
    fresh.transitions().forEach(change -> bounds.add(change.at()));
    return List.copyOf(bounds.subSet(from, true, frozen.until(), true));
  }
}
