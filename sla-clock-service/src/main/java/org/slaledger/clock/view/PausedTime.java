package org.slaledger.clock.view;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slaledger.contract.event.PauseReason;

/**
 * The time that tickets stood still for one reason.
 *
 * @param pauses how many there were
 * @param withoutQuestion in how many of them the customer was not asked anything
 */
public record PausedTime(PauseReason reason, Duration time, int pauses, int withoutQuestion) {
  /** Sums pauses up, the reason with the longest time first. */
  public static List<PausedTime> byReason(Collection<ShownPause> pauses) {
    return pauses.stream().collect(Collectors.groupingBy(ShownPause::reason)).entrySet().stream()
        .map(of -> of(of.getKey(), of.getValue()))
        .sorted(Comparator.comparing(PausedTime::time).reversed().thenComparing(PausedTime::reason))
        .toList();
  }

  private static PausedTime of(PauseReason reason, List<ShownPause> pauses) {
    return new PausedTime(
        reason,
        pauses.stream().map(ShownPause::length).reduce(Duration.ZERO, Duration::plus),
        pauses.size(),
        (int) pauses.stream().filter(pause -> !pause.asked()).count());
  }
}
