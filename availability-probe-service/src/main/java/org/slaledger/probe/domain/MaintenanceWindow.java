package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.promises.Maintenance;
import org.slaledger.promises.Maintenance.Phase;

/**
 * Planned maintenance: announced, then each occurrence moved any number of times, opened and
 * closed, or cancelled. Its state is what {@link Maintenance} makes of its events.
 */
public final class MaintenanceWindow {
  /** The longest reason, in characters. */
  public static final int LONGEST_REASON = 500;

  /** How often a window takes place at most. */
  public static final int MOST_OCCURRENCES = 400;

  /** How long before its announced beginning work may begin. */
  public static final Duration EARLIEST_OPENING = Duration.ofHours(1);

  /** How far ahead maintenance is planned at most; what lies beyond is a typing error. */
  public static final Duration FURTHEST = Duration.ofDays(36_525);

  /** How many customers, services and points one announcement names at most, of each. */
  public static final int MOST_NAMES = 100;

  private static final String OCCURRENCE = "occurrence";

  private MaintenanceWindow() {}

  /**
   * What a command leads to.
   *
   * @param occurrences of the window; none before it was announced
   */
  public static Decision<MaintenanceEvent> decide(
      List<Maintenance> occurrences, MaintenanceCommand command, Instant now) {
    return switch (command) {
      case MaintenanceCommand.Announce announce -> Announcing.decide(announce, now);
      case MaintenanceCommand.Move move ->
          one(occurrences, move.occurrence(), it -> moved(it, move, now));
      case MaintenanceCommand.Open open ->
          one(occurrences, open.occurrence(), it -> opened(it, now));
      case MaintenanceCommand.Close close ->
          one(occurrences, close.occurrence(), it -> closed(it, now));
      case MaintenanceCommand.Cancel cancel -> cancelled(occurrences, cancel, now);
    };
  }

  private static Decision<MaintenanceEvent> one(
      List<Maintenance> all,
      @Nullable Integer occurrence,
      Function<Maintenance, Decision<MaintenanceEvent>> decide) {
    if (occurrence == null && all.size() == 1) {
      return decide.apply(all.getFirst());
    }
    return occurrence != null && occurrence >= 1 && occurrence <= all.size()
        ? decide.apply(all.get(occurrence - 1))
        : Decision.refused(List.of(unnamed(all)));
  }

  private static Violation unnamed(List<Maintenance> all) {
    return new Violation(OCCURRENCE, "names none of the window", "1 to " + all.size());
  }

  /** Not days ahead: what is open then is a slip, and could not be undone. */
  private static Decision<MaintenanceEvent> opened(Maintenance it, Instant now) {
    Instant earliest = it.planned().from().minus(EARLIEST_OPENING);
    if (it.phase() != Phase.ANNOUNCED) {
      return conflict(it, "ANNOUNCED");
    }
    return now.isBefore(earliest)
        ? tooEarly(it, "from " + earliest + " on, an hour before it begins; or move it")
        : Decision.accepted(
            List.of(new MaintenanceWindowOpened(it.window(), it.occurrence(), now, null)));
  }

  /**
   * One that nobody opened is closed, too, once it has begun: that frees what is left. Before that
   * a close would free all of it for good.
   */
  private static Decision<MaintenanceEvent> closed(Maintenance it, Instant now) {
    if (it.phase() != Phase.OPEN && it.phase() != Phase.ANNOUNCED) {
      return conflict(it, "OPEN, or has begun");
    }
    return now.isBefore(it.planned().from())
        ? tooEarly(it, "from " + it.planned().from() + " on; cancel or move it instead")
        : Decision.accepted(
            List.of(new MaintenanceWindowClosed(it.window(), it.occurrence(), now, null)));
  }

  private static Decision<MaintenanceEvent> tooEarly(Maintenance it, String allowed) {
    return Decision.conflict(
        new Violation(
            OCCURRENCE,
            it.occurrence() + " does not begin before " + it.planned().from(),
            allowed));
  }

  private static Decision<MaintenanceEvent> conflict(Maintenance it, String required) {
    return Decision.conflict(
        new Violation(
            OCCURRENCE, it.occurrence() + " is " + it.phase(), "one that is " + required));
  }

  private static Decision<MaintenanceEvent> moved(
      Maintenance it, MaintenanceCommand.Move move, Instant now) {
    if (it.phase() != Phase.ANNOUNCED && it.phase() != Phase.OPEN) {
      return conflict(it, "ANNOUNCED or OPEN");
    }
    List<Violation> wrong = new ArrayList<>();
    boolean begun = it.phase() == Phase.OPEN || it.planned().from().isBefore(now);
    if (begun && move.to().from().equals(it.planned().from())) {
      wrong.addAll(end(move.to(), now));
    } else if (it.phase() == Phase.OPEN) {
      wrong.add(new Violation("from", "moves work that has begun", "" + it.planned().from()));
    } else {
      wrong.addAll(times(move.to(), now));
    }
    String said = move.reason();
    if (said != null) {
      wrong.addAll(reason(said));
    }
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new MaintenanceWindowMoved(
                    it.window(),
                    it.occurrence(),
                    move.to(),
                    said == null ? null : said.strip(),
                    null)))
        : Decision.refused(wrong);
  }

  private static Decision<MaintenanceEvent> cancelled(
      List<Maintenance> all, MaintenanceCommand.Cancel cancel, Instant now) {
    Integer named = cancel.occurrence();
    if (named != null && (named < 1 || named > all.size())) {
      return Decision.refused(List.of(unnamed(all)));
    }
    List<Violation> wrong = reason(cancel.reason());
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    List<Maintenance> asked = named == null ? all : List.of(all.get(named - 1));
    List<Integer> waiting =
        asked.stream()
            .filter(it -> mayBeCancelled(it, now))
            .filter(it -> named != null || all.size() == 1 || it.planned().to().isAfter(now))
            .map(Maintenance::occurrence)
            .toList();
    return waiting.isEmpty()
        ? conflict(asked.getLast(), "ANNOUNCED, or OPEN and has not begun")
        : Decision.accepted(
            List.of(
                new MaintenanceWindowCancelled(
                    cancel.window(), waiting, now, cancel.reason().strip(), null)));
  }

  /** Also one that was opened early, until it begins: it can't be closed then. */
  private static boolean mayBeCancelled(Maintenance it, Instant now) {
    return it.phase() == Phase.ANNOUNCED
        || (it.phase() == Phase.OPEN && now.isBefore(it.planned().from()));
  }

  static List<Violation> times(PlannedTime time, Instant now) {
    List<Violation> wrong = new ArrayList<>();
    if (time.from().isBefore(now)) {
      wrong.add(new Violation("from", "lies in the past", "an instant from " + now + " on"));
    }
    if (!time.to().isAfter(time.from())) {
      wrong.add(new Violation("to", "is not after from", "an instant after " + time.from()));
    }
    wrong.addAll(tooFar(time, now));
    return wrong;
  }

  private static List<Violation> end(PlannedTime time, Instant now) {
    return time.to().isAfter(now) && time.to().isAfter(time.from())
        ? tooFar(time, now)
        : List.of(new Violation("to", "lies in the past", "an instant after " + now));
  }

  private static List<Violation> tooFar(PlannedTime time, Instant now) {
    Instant last = now.plus(FURTHEST);
    return time.to().isAfter(last)
        ? List.of(new Violation("to", "lies too far ahead", "an instant up to " + last))
        : List.of();
  }

  static List<Violation> reason(String reason) {
    return reason.isBlank() || reason.length() > LONGEST_REASON
        ? List.of(
            new Violation(
                "reason",
                "is blank or too long",
                "1 to " + LONGEST_REASON + " characters that are not all blank"))
        : List.of();
  }
}
