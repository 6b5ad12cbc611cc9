package org.slaledger.notification.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.contract.event.PlannedTime;

/** What a customer is told of. */
public sealed interface Alarm {
  /** The event that it is about. */
  Cause cause();

  /** Who is told. */
  CustomerId customer();

  /** What it tells. */
  NotificationKind kind();

  /** A share of the time that one of a ticket's clocks has is used up. */
  record ClockDue(
      Cause cause,
      CustomerId customer,
      TicketId ticket,
      ClockKind clock,
      int percent,
      Instant dueAt)
      implements Alarm {
    @Override
    public NotificationKind kind() {
      return NotificationKind.CLOCK_WARNING;
    }
  }

  /**
   * The time that one of a ticket's clocks has is used up.
   *
   * @param startedAt which run of the clock
   */
  record ClockOverdue(
      Cause cause,
      CustomerId customer,
      TicketId ticket,
      ClockKind clock,
      Instant startedAt,
      Instant dueAt)
      implements Alarm {
    @Override
    public NotificationKind kind() {
      return NotificationKind.CLOCK_BREACH;
    }
  }

  /**
   * What was told to be overdue was not.
   *
   * @param startedAt which run of the clock
   * @param reason what became known
   */
  record BreachWithdrawn(
      Cause cause,
      CustomerId customer,
      TicketId ticket,
      ClockKind clock,
      Instant startedAt,
      Instant dueAt,
      String reason)
      implements Alarm {
    @Override
    public NotificationKind kind() {
      return NotificationKind.BREACH_WITHDRAWN;
    }
  }

  /**
   * As many probes in a row failed as the terms ask for, from as many locations.
   *
   * @param location from where it is seen; several with commas between them
   * @param firstFailedAt when the first of all these failed
   * @param beganAt when the point was down, as its terms judge it
   * @param reason why the last of them failed
   */
  record OutageConfirmed(
      Cause cause,
      CustomerId customer,
      PointId point,
      String location,
      String service,
      Instant firstFailedAt,
      Instant beganAt,
      FailureReason reason)
      implements Alarm {
    @Override
    public NotificationKind kind() {
      return NotificationKind.OUTAGE;
    }
  }

  /**
   * An outage that was confirmed is over.
   *
   * @param endedAt when the probe that succeeded started
   */
  record OutageOver(
      Cause cause,
      CustomerId customer,
      PointId point,
      String location,
      String service,
      Instant beganAt,
      Instant endedAt)
      implements Alarm {
    @Override
    public NotificationKind kind() {
      return NotificationKind.RECOVERY;
    }
  }

  /**
   * Maintenance was announced, moved or cancelled.
   *
   * @param points the only points that it affects; all where none is named
   * @param times when it takes place, or was to take place
   * @param before where it was before it was moved; null for what was not moved
   * @param reason none where nothing was said beyond the announcement
   */
  record MaintenancePlanned(
      Cause cause,
      CustomerId customer,
      NotificationKind kind,
      WindowId window,
      List<String> services,
      List<PointId> points,
      List<PlannedTime> times,
      @Nullable PlannedTime before,
      @Nullable String reason)
      implements Alarm {
    /** Keeps copies; there is at least one time. */
    public MaintenancePlanned {
      services = List.copyOf(services);
      points = List.copyOf(points);
      times = List.copyOf(times);
      if (times.isEmpty()) {
        throw new IllegalArgumentException("maintenance that takes place never");
      }
    }
  }
}
