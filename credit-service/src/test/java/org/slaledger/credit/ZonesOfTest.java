package org.slaledger.credit;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.credit.domain.calendar.ZoneData;
import org.slaledger.rules.Checked;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.FrozenZone.Transition;

/** The machine's time zone data, until a test has them updated. */
final class ZonesOfTest {
  private static volatile ZoneData known = FrozenZone::named;

  @Produces
  @Alternative
  @Priority(1)
  @Singleton
  ZoneData zones() {
    return (zone, from, to) -> known.frozen(zone, from, to);
  }

  /** Summer time has been abolished: no clock changes any more after the first year's end. */
  static void update() {
    known =
        (name, from, to) ->
            FrozenZone.named(name, from, to)
                .then(zone -> new Checked.Accepted<>(withoutLaterChanges(zone, name, from)));
  }

  static void restore() {
    known = FrozenZone::named;
  }

  private static FrozenZone withoutLaterChanges(FrozenZone zone, String name, int firstYear) {
    FrozenZone first = FrozenZone.named(name, firstYear, firstYear).orElseThrow();
    List<Transition> kept = new ArrayList<>(first.transitions());
    return new FrozenZone(zone.id(), zone.initialOffset(), kept, zone.from(), zone.until());
  }
}
