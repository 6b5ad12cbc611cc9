package org.slaledger.probe.adapter.page;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.probe.domain.MaintenanceWindow;
import org.slaledger.probe.view.ShownWindow;
import org.slaledger.promises.Maintenance.Phase;

/** An occurrence with what can be done with it. */
public record Row(ShownWindow window, Instant now) {
  /** How its state is marked: a class of the stylesheet. */
  public String kind() {
    return switch (window.phase()) {
      case ANNOUNCED -> window.neverOpened() ? "held" : "idle";
      case OPEN -> window.overrun() == null ? "warn" : "bad";
      case CLOSED -> window.overrun() == null ? "ok" : "bad";
      case CANCELLED -> "held";
    };
  }

  /** Its state as a word. */
  public String word() {
    return switch (window.phase()) {
      case ANNOUNCED -> window.neverOpened() ? "never opened" : "announced";
      case OPEN -> window.overrun() == null ? "open" : "overruns";
      case CLOSED -> window.overrun() == null ? "closed" : "closed, overran";
      case CANCELLED -> "cancelled";
    };
  }

  /** Whether it may be opened. */
  public boolean openable() {
    return window.phase() == Phase.ANNOUNCED
        && !now.isBefore(window.from().minus(MaintenanceWindow.EARLIEST_OPENING));
  }

  /** Whether it may be closed. */
  public boolean closable() {
    return movable() && !now.isBefore(window.from());
  }

  /** Whether it may be cancelled. */
  public boolean cancellable() {
    return window.phase() == Phase.ANNOUNCED || (movable() && now.isBefore(window.from()));
  }

  /** Whether it may be moved. */
  public boolean movable() {
    return window.phase() == Phase.ANNOUNCED || window.phase() == Phase.OPEN;
  }

  /** Whether it is one of several. */
  public boolean recurs() {
    return window.of() > 1;
  }

  /** In whose local time it is moved. */
  public String zone() {
    Recurrence recurrence = window.recurrence();
    return recurrence == null ? "UTC" : recurrence.zone();
  }

  /** Its beginning, as a field of a form takes it. */
  public String localFrom() {
    return local(window.from());
  }

  /** Its end, as a field of a form takes it. */
  public String localTo() {
    return local(window.to());
  }

  /** Whom and what it affects, in a line. */
  public String affects() {
    String services = String.join(", ", window.services());
    return window.points() == null
        ? services
        : services
            + " at "
            + String.join(", ", window.points().stream().map(Object::toString).toList());
  }

  private String local(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneId.of(zone()))
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }
}
