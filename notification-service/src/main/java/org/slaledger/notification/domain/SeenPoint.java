package org.slaledger.notification.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.contract.PointId;
import org.slaledger.notification.domain.Alarm.OutageConfirmed;
import org.slaledger.notification.domain.Alarm.OutageOver;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.State;

/**
 * The latest streak of each who saw a point fail. The point is down where its terms say so of the
 * locations that see it down; any other counts as up, since that a location was silent is told up
 * to an hour later.
 */
public record SeenPoint(PointId point, List<Streak> streaks) {
  /** Keeps a copy. */
  public SeenPoint {
    streaks = List.copyOf(streaks);
  }

  /** When the latest streak began, if there is any. */
  public Optional<Instant> beganAt() {
    return streaks.stream().map(Streak::beganAt).max(Comparator.naturalOrder());
  }

  /** What a location sees changes. */
  private sealed interface Turn {
    Streak streak();

    Instant at();

    Cause cause();

    record Confirmed(Streak streak, Streak.Failure failure) implements Turn {
      @Override
      public Instant at() {
        return failure.at();
      }

      @Override
      public Cause cause() {
        return failure.cause();
      }
    }

    record Over(Streak streak, Streak.Recovery recovery) implements Turn {
      @Override
      public Instant at() {
        return recovery.at();
      }

      @Override
      public Cause cause() {
        return recovery.cause();
      }
    }

    static Stream<Turn> of(Streak streak, int confirm) {
      return streak.confirmed(confirm).stream()
          .flatMap(
              failure ->
                  Stream.concat(
                      Stream.of(new Confirmed(streak, failure)),
                      Stream.ofNullable(streak.recovery()).map(end -> new Over(streak, end))));
    }
  }

  /**
   * What the customer is told of: an outage, once as many probes failed from as many locations as
   * the terms ask for, and its end. Nothing of what was not confirmed. At the same instant a
   * failure comes first, so that the point stays down.
   */
  public List<Alarm> alarms(AgreedPoint agreed) {
    List<Alarm> alarms = new ArrayList<>();
    Set<Streak> down = new LinkedHashSet<>();
    Instant began = Instant.MIN;
    for (Turn turn : turns(agreed.terms().confirm())) {
      boolean wasDown = isDown(agreed.terms(), down);
      String seenFrom = names(down);
      switch (turn) {
        case Turn.Confirmed(Streak streak, Streak.Failure failure) -> {
          down.add(streak);
          if (!wasDown && isDown(agreed.terms(), down)) {
            began = beganAt(agreed.terms(), down);
            alarms.add(confirmed(agreed, failure, down, began));
          }
        }
        case Turn.Over(Streak streak, Streak.Recovery recovery) -> {
          down.remove(streak);
          if (wasDown && !isDown(agreed.terms(), down)) {
            alarms.add(over(agreed, recovery, seenFrom, began));
          }
        }
      }
    }
    return alarms;
  }

  private List<Turn> turns(int confirm) {
    return streaks.stream()
        .flatMap(streak -> Turn.of(streak, confirm))
        .sorted(
            Comparator.comparing(Turn::at)
                .thenComparing(turn -> turn instanceof Turn.Over)
                .thenComparing(turn -> turn.cause().event()))
        .toList();
  }

  private OutageConfirmed confirmed(
      AgreedPoint agreed, Streak.Failure failure, Set<Streak> down, Instant began) {
    return new OutageConfirmed(
        failure.cause(),
        agreed.customer(),
        point,
        names(down),
        agreed.service(),
        down.stream().map(Streak::beganAt).min(Comparator.naturalOrder()).orElse(began),
        began,
        failure.reason());
  }

  private OutageOver over(
      AgreedPoint agreed, Streak.Recovery recovery, String seenFrom, Instant began) {
    return new OutageOver(
        recovery.cause(),
        agreed.customer(),
        point,
        seenFrom,
        agreed.service(),
        began,
        recovery.at());
  }

  /** The first instant at which enough of these had begun. */
  private static Instant beganAt(PointTerms terms, Set<Streak> down) {
    List<Streak> inOrder = down.stream().sorted(Comparator.comparing(Streak::beganAt)).toList();
    int enough = 1;
    while (!isDown(terms, inOrder.subList(0, enough))) {
      enough++;
    }
    return inOrder.get(enough - 1).beganAt();
  }

  private static boolean isDown(PointTerms terms, Iterable<Streak> down) {
    Map<String, State> seen = new HashMap<>();
    terms.locations().forEach(location -> seen.put(location, State.UP));
    down.forEach(streak -> seen.put(streak.by().location(), State.DOWN));
    return terms.judged(seen).equals(State.DOWN);
  }

  private static String names(Set<Streak> down) {
    return down.stream()
        .map(streak -> streak.by().shown())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
