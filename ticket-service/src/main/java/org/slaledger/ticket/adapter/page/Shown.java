package org.slaledger.ticket.adapter.page;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Impact;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.ticket.view.ShownClock;
import org.slaledger.ticket.view.TicketInFull;

/** How templates put what the views hold into words. */
@TemplateExtension
final class Shown {
  private Shown() {}

  /** Such as {@code missed}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The kind of state, as the stylesheet names it. */
  static String tone(ShownClock.State state) {
    return switch (state) {
      case RUNNING, MET, MEASURED -> "ok";
      case WARNED -> "warn";
      case PAUSED -> "held";
      case BREACHED, MISSED -> "bad";
    };
  }

  /** Whether it still counts towards a deadline. */
  static boolean runs(ShownClock clock) {
    return clock.stoppedAt() == null && clock.dueAt() != null;
  }

  /** The last run of each clock. */
  static List<ShownClock> current(TicketInFull full) {
    Map<ClockKind, ShownClock> last = new EnumMap<>(ClockKind.class);
    full.ticket().clocks().forEach(clock -> last.put(clock.kind(), clock));
    return List.copyOf(last.values());
  }

  /** Those that another one of the same clock came after. */
  static List<ShownClock> earlier(TicketInFull full) {
    List<ShownClock> current = current(full);
    return full.ticket().clocks().stream().filter(clock -> !current.contains(clock)).toList();
  }

  /** Why work stands still. */
  static String why(PauseReason reason) {
    return Step.why(reason);
  }

  /** What an impact means, and the priority that follows. */
  static String meaning(Impact impact) {
    String means =
        switch (impact) {
          case CRITICAL -> "can't be used, or data or security at risk";
          case MAJOR -> "an important function fails, no way around";
          case MINOR -> "impaired, with a way around";
          case NONE -> "a question or a wish";
        };
    return impact.priority() + ": " + means;
  }

  /** Where a ticket's page is. */
  static String address(TicketInFull full) {
    return "/ui/tickets/" + full.ticket().ticket().value();
  }

  /** What a text of a ticket is, where that needs to be said. */
  static String named(String field) {
    return switch (field) {
      case "triage" -> "Triage";
      case "nextStep" -> "Next step";
      case "question" -> "Asked";
      default -> "";
    };
  }

  /** As part of an address. */
  static String urlEncoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The lines of a text. */
  static List<String> paragraphs(String text) {
    return text.lines().toList();
  }
}
