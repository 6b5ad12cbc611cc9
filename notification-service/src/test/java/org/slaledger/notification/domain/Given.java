package org.slaledger.notification.domain;

import java.time.Instant;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.FailureReason;

/** Alarms that tests begin with. */
final class Given {
  static final CustomerId ACME = new CustomerId("acme");
  static final PointId PORTAL = new PointId("acme-portal");
  static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

  private Given() {}

  static Cause cause(String event) {
    return new Cause(event, AT, null, null);
  }

  static Alarm due() {
    return new Alarm.ClockDue(
        cause("e-1"), ACME, new TicketId("T-1"), ClockKind.RESPONSE, 80, AT.plusSeconds(3600));
  }

  static Alarm overdue() {
    return new Alarm.ClockOverdue(
        cause("e-2"), ACME, new TicketId("T-1"), ClockKind.RESPONSE, AT, AT);
  }

  static Alarm outage() {
    return new Alarm.OutageConfirmed(
        cause("e-3"), ACME, PORTAL, "local", "portal", AT, AT, FailureReason.REFUSED);
  }

  static Alarm over() {
    return new Alarm.OutageOver(
        cause("e-4"), ACME, PORTAL, "local", "portal", AT, AT.plusSeconds(3725));
  }
}
