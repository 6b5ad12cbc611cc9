package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * One occurrence of a maintenance window, as it stands.
 *
 * @param occurrence which one, counted from 1
 * @param points the only points that it affects; null where it affects all
 * @param told where it was announced to be, in order: first by the announcement, then by moves
 * @param cancelled why it will not be used; null where it was not cancelled
 * @param versions of the events that tell of it
 */
public record Maintenance(
    WindowId window,
    int occurrence,
    List<CustomerId> customers,
    List<String> services,
    @Nullable List<PointId> points,
    String reason,
    List<Told> told,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String cancelled,
    List<Long> versions) {

  /** Where an occurrence stands. */
  public enum Phase {
    ANNOUNCED,
    OPEN,
    CLOSED,
    CANCELLED
  }

  /**
   * A place in time that was announced.
   *
   * @param at when that was recorded: notice counts from then
   * @param version of the event that says so
   */
  public record Told(Instant at, long version, Interval time) {}

  /** Keeps copies. */
  public Maintenance {
    customers = List.copyOf(customers);
    services = List.copyOf(services);
    points = points == null ? null : List.copyOf(points);
    told = List.copyOf(told);
    versions = List.copyOf(versions);
  }

  /** The occurrences of a window, from the events of its stream, in order. */
  public static List<Maintenance> of(List<Envelope> stream) {
    List<Maintenance> occurrences = List.of();
    for (Envelope event : stream) {
      if (event.data() instanceof MaintenanceEvent data) {
        occurrences = after(occurrences, data, event.recordedTime(), event.streamVersion());
      }
    }
    return occurrences;
  }

  /**
   * The occurrences of a window once this has happened, too.
   *
   * @param at when it was recorded
   * @param version its place in the stream
   */
  public static List<Maintenance> after(
      List<Maintenance> before, MaintenanceEvent event, Instant at, long version) {
    return event instanceof MaintenanceWindowAnnounced announced
        ? announced(announced, at, version)
        : before.stream()
            .map(one -> concerns(event, one.occurrence) ? one.after(event, at, version) : one)
            .toList();
  }

  private static List<Maintenance> announced(
      MaintenanceWindowAnnounced event, Instant at, long version) {
    List<Maintenance> occurrences = new ArrayList<>();
    for (PlannedTime time : event.occurrences()) {
      occurrences.add(
          new Maintenance(
              event.window(),
              occurrences.size() + 1,
              event.customers(),
              event.services(),
              event.points(),
              event.reason(),
              List.of(new Told(at, version, interval(time))),
              null,
              null,
              null,
              List.of(version)));
    }
    return List.copyOf(occurrences);
  }

  private static boolean concerns(MaintenanceEvent event, int occurrence) {
    return switch (event) {
      case MaintenanceWindowAnnounced announced -> true;
      case MaintenanceWindowMoved moved -> moved.occurrence() == occurrence;
      case MaintenanceWindowOpened opened -> opened.occurrence() == occurrence;
      case MaintenanceWindowClosed closed -> closed.occurrence() == occurrence;
      case MaintenanceWindowCancelled cancelled -> cancelled.occurrences().contains(occurrence);
    };
  }

  private Maintenance after(MaintenanceEvent event, Instant at, long version) {
    return switch (event) {
      case MaintenanceWindowAnnounced announced -> this;
      case MaintenanceWindowMoved moved ->
          with(
              version,
              added(told, new Told(at, version, interval(moved.to()))),
              openedAt,
              closedAt,
              cancelled);
      case MaintenanceWindowOpened opened -> with(version, told, opened.at(), closedAt, cancelled);
      case MaintenanceWindowClosed closed ->
          with(version, told, openedAt, earliest(closedAt, closed.at()), cancelled);
      case MaintenanceWindowCancelled gone ->
          with(version, told, openedAt, closedAt, gone.reason());
    };
  }

  private Maintenance with(
      long version,
      List<Told> places,
      @Nullable Instant opened,
      @Nullable Instant closed,
      @Nullable String why) {
    return new Maintenance(
        window,
        occurrence,
        customers,
        services,
        points,
        reason,
        places,
        opened,
        closed,
        why,
        added(versions, version));
  }

  private static Instant earliest(@Nullable Instant first, Instant second) {
    return first != null && first.isBefore(second) ? first : second;
  }

  private static <T> List<T> added(List<T> all, T one) {
    return Stream.concat(all.stream(), Stream.of(one)).toList();
  }

  private static Interval interval(PlannedTime time) {
    return new Interval(time.from(), time.to());
  }

  /** Where it stands. */
  public Phase phase() {
    if (cancelled != null) {
      return Phase.CANCELLED;
    }
    if (closedAt != null) {
      return Phase.CLOSED;
    }
    return openedAt == null ? Phase.ANNOUNCED : Phase.OPEN;
  }

  /** As it is announced now. */
  public Interval planned() {
    return told.getLast().time();
  }

  /** Up to the announced end, or to when work ended where that was earlier. */
  public Interval used() {
    Interval planned = planned();
    Instant end = closedAt == null ? planned.to() : earliest(closedAt, planned.to());
    return new Interval(planned.from(), end.isBefore(planned.from()) ? planned.from() : end);
  }

  /**
   * What is announced now, in order of time, by since when it has been announced without a break: a
   * move keeps the notice of the time that was announced before it, and gives none to other time.
   */
  public List<Told> announcedSince() {
    List<Told> pieces = List.of();
    for (Told next : told) {
      pieces = moved(pieces, next);
    }
    return pieces.stream().sorted(Comparator.comparing(piece -> piece.time().from())).toList();
  }

  private static List<Told> moved(List<Told> before, Told to) {
    List<Told> pieces = new ArrayList<>();
    Intervals fresh = Intervals.of(to.time());
    for (Told piece : before) {
      Interval kept = piece.time().intersect(to.time());
      fresh = fresh.minus(Intervals.of(kept));
      if (!kept.isEmpty()) {
        pieces.add(new Told(piece.at(), piece.version(), kept));
      }
    }
    fresh.parts().forEach(time -> pieces.add(new Told(to.at(), to.version(), time)));
    return pieces;
  }
}
