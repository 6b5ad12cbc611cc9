package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slaledger.promises.TicketStory.Fact;
import org.slaledger.promises.TicketStory.Resolution;

/** When a ticket stood as resolved: from each resolution to the first reopening after it. */
final class Resolutions {
  private static final Comparator<Fact> BY_TIME =
      Comparator.comparing(Fact::at).thenComparing(Fact::cause);

  private final List<Fact> resolved = new ArrayList<>();
  private final List<Fact> reopened = new ArrayList<>();

  void resolved(Instant at, EventRef ref) {
    resolved.add(new Fact(at, ref));
  }

  void reopened(Instant at, EventRef ref) {
    reopened.add(new Fact(at, ref));
  }

  List<Resolution> all() {
    resolved.sort(BY_TIME);
    reopened.sort(BY_TIME);
    List<Resolution> all = new ArrayList<>();
    for (Fact resolution : resolved) {
      boolean standsAlready = !all.isEmpty() && stands(all.getLast(), resolution.at());
      if (!standsAlready) {
        all.add(
            reopening(resolution)
                .map(to -> new Resolution(resolution.at(), to.at(), resolution.cause(), to.cause()))
                .orElseGet(() -> new Resolution(resolution.at(), null, resolution.cause(), null)));
      }
    }
    return all;
  }

  private Optional<Fact> reopening(Fact resolution) {
    return reopened.stream().filter(fact -> !fact.at().isBefore(resolution.at())).findFirst();
  }

  private static boolean stands(Resolution before, Instant at) {
    return before.reopenedAt() == null || at.isBefore(before.reopenedAt());
  }
}
