package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent.TicketPaused;

/**
 * When work stood still: from each beginning to the first thing at or after it that ends it. The
 * customer's reply ends what waits for the customer, at the reply's own time; work that goes on
 * ends any; so does another beginning.
 */
final class Waits {
  private final List<Wait> begun = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();

  private record End(Instant at, EventRef cause, boolean onlyOfCustomer) {
    boolean ends(Wait wait) {
      return !at.isBefore(wait.from())
          && !cause.equals(wait.cause())
          && (!onlyOfCustomer || wait.reason().ofCustomer());
    }
  }

  void began(TicketPaused e, EventRef ref) {
    begun.add(new Wait(e.reason(), e.question() != null, e.pausedAt(), null, ref, null));
  }

  void workWentOn(Instant at, EventRef ref) {
    ends.add(new End(at, ref, false));
  }

  void customerReplied(Instant at, EventRef ref) {
    ends.add(new End(at, ref, true));
  }

  List<Wait> all() {
    begun.sort(Comparator.comparing(Wait::from).thenComparing(Wait::cause));
    List<Wait> all = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      Wait wait = begun.get(i);
      Optional<End> first =
          ends.stream()
              .filter(end -> end.ends(wait))
              .min(Comparator.comparing(End::at).thenComparing(End::cause));
      all.add(ended(wait, i + 1 < begun.size() ? next(begun.get(i + 1), first) : first));
    }
    return all;
  }

  private static Optional<End> next(Wait following, Optional<End> first) {
    return first
        .filter(end -> !end.at().isAfter(following.from()))
        .or(() -> Optional.of(new End(following.from(), following.cause(), false)));
  }

  private static Wait ended(Wait wait, Optional<End> end) {
    PauseReason reason = wait.reason();
    return end.map(
            by -> new Wait(reason, wait.asked(), wait.from(), by.at(), wait.cause(), by.cause()))
        .orElse(wait);
  }
}
