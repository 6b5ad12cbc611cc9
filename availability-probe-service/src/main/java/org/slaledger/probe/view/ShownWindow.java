package org.slaledger.probe.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.promises.Maintenance;
import org.slaledger.promises.Maintenance.Phase;
import org.slaledger.rules.time.Interval;

/**
 * An occurrence of a maintenance window as it is shown.
 *
 * @param of how many occurrences the window has
 * @param version what a change has to name in {@code If-Match}
 * @param points the only points that are affected; all where not given
 * @param from inclusive
 * @param to exclusive
 * @param announced by since when its time has been announced: notice counts from then
 * @param cancelled why it will not be used
 * @param overrun work beyond the announced end, which counts as any other time
 * @param neverOpened whether its end has passed, and nobody said that work began
 */
public record ShownWindow(
    WindowId window,
    int occurrence,
    int of,
    long version,
    Phase phase,
    List<CustomerId> customers,
    List<String> services,
    @Nullable List<PointId> points,
    Instant from,
    Instant to,
    String reason,
    @Nullable Recurrence recurrence,
    List<Announced> announced,
    @Nullable Instant openedAt,
    @Nullable Instant endedAt,
    @Nullable String cancelled,
    @Nullable Overrun overrun,
    boolean neverOpened) {

  /** Time, and since when it has been announced without a break. */
  public record Announced(Instant from, Instant to, Instant since) {}

  /**
   * Work that went on.
   *
   * @param to none while it goes on
   */
  public record Overrun(Instant from, @Nullable Instant to) {}

  /**
   * As it is shown at an instant.
   *
   * @param sight of whoever it is shown to
   */
  public static ShownWindow of(PlannedOccurrence it, Sight sight, Instant now) {
    Maintenance one = it.occurrence();
    Interval planned = one.planned();
    return new ShownWindow(
        one.window(),
        one.occurrence(),
        it.window().occurrences().size(),
        it.window().version(),
        one.phase(),
        sight.customers(it.window(), one),
        sight.services(it.window(), one),
        sight.points(it.window(), one),
        planned.from(),
        planned.to(),
        one.reason(),
        it.window().recurrence(),
        one.announcedSince().stream()
            .map(piece -> new Announced(piece.time().from(), piece.time().to(), piece.at()))
            .toList(),
        one.openedAt(),
        one.closedAt(),
        one.cancelled(),
        overrun(one, now),
        one.phase() == Phase.ANNOUNCED && !now.isBefore(planned.to()));
  }

  private static @Nullable Overrun overrun(Maintenance one, Instant now) {
    Instant end = one.planned().to();
    Instant until = one.phase() == Phase.OPEN ? now : one.closedAt();
    return until == null || !until.isAfter(end) ? null : new Overrun(end, one.closedAt());
  }
}
