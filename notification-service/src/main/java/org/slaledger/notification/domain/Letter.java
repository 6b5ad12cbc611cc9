package org.slaledger.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;
import org.slaledger.notification.domain.Alarm.BreachWithdrawn;
import org.slaledger.notification.domain.Alarm.ClockDue;
import org.slaledger.notification.domain.Alarm.ClockOverdue;
import org.slaledger.notification.domain.Alarm.MaintenancePlanned;
import org.slaledger.notification.domain.Alarm.OutageConfirmed;
import org.slaledger.notification.domain.Alarm.OutageOver;
import org.slaledger.notification.domain.MailText.Fact;

/** Puts an alarm into words. All times are UTC. */
public final class Letter {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Letter() {}

  /**
   * What a ticket is about.
   *
   * @param priority none until one was assigned
   */
  public record TicketLine(String subject, @Nullable Priority priority) {}

  /** The words for one contact; the ticket's line is there where the alarm is about one. */
  public static MailText to(String name, Alarm alarm, Optional<TicketLine> ticket) {
    return switch (alarm) {
      case ClockDue due -> warning(name, due, ticket);
      case ClockOverdue overdue -> breach(name, overdue, ticket);
      case BreachWithdrawn withdrawn -> withdrawal(name, withdrawn, ticket);
      case OutageConfirmed outage -> outage(name, outage);
      case OutageOver over -> recovery(name, over);
      case MaintenancePlanned planned -> MaintenanceLetter.of(greeting(name), planned);
    };
  }

  private static MailText warning(String name, ClockDue due, Optional<TicketLine> line) {
    String ticket = due.ticket().value();
    String awaited = awaited(due.clock());
    return new MailText(
        "%s%s: %d %% of the time for %s is used, due %s"
            .formatted(priority(line), ticket, due.percent(), awaited, utc(due.dueAt())),
        greeting(name),
        "%d %% of the time for %s of ticket %s is used up, and it has not come yet."
            .formatted(due.percent(), awaited, ticket),
        List.of(
            new Fact("Ticket", ticket),
            new Fact("Subject", subject(line)),
            new Fact("Due", utc(due.dueAt()))),
        "/ui/tickets/" + ticket);
  }

  private static MailText breach(String name, ClockOverdue overdue, Optional<TicketLine> line) {
    String ticket = overdue.ticket().value();
    String awaited = awaited(overdue.clock());
    return new MailText(
        "%s%s: %s is overdue, it was due %s"
            .formatted(priority(line), ticket, awaited, utc(overdue.dueAt())),
        greeting(name),
        "The promised time for %s of ticket %s is over. This counts as a breach."
            .formatted(awaited, ticket),
        List.of(
            new Fact("Ticket", ticket),
            new Fact("Subject", subject(line)),
            new Fact("Was due", utc(overdue.dueAt()))),
        "/ui/tickets/" + ticket);
  }

  private static MailText withdrawal(
      String name, BreachWithdrawn withdrawn, Optional<TicketLine> line) {
    String ticket = withdrawn.ticket().value();
    String awaited = awaited(withdrawn.clock());
    return new MailText(
        "%s%s: %s was not overdue".formatted(priority(line), ticket, awaited),
        greeting(name),
        "We told you that %s of ticket %s was overdue. What became known since shows that it was not: the breach is withdrawn."
            .formatted(awaited, ticket),
        List.of(
            new Fact("Ticket", ticket),
            new Fact("Subject", subject(line)),
            new Fact("Was due", utc(withdrawn.dueAt())),
            new Fact("Since", inOneLine(withdrawn.reason()))),
        "/ui/tickets/" + ticket);
  }

  /** What a clock waits for. */
  private static String awaited(ClockKind clock) {
    return switch (clock) {
      case RESPONSE -> "the first response";
      case UPDATE -> "the next status update";
      case RESOLVE -> "the resolution";
    };
  }

  private static MailText outage(String name, OutageConfirmed outage) {
    return new MailText(
        "Outage of %s (%s) since %s"
            .formatted(outage.service(), outage.point(), utc(outage.beganAt())),
        greeting(name),
        "The measurement point %s of the service %s does not answer as agreed."
            .formatted(outage.point(), outage.service()),
        List.of(
            new Fact("Service", outage.service()),
            new Fact("Measurement point", outage.point().value()),
            new Fact("Measured from", outage.location()),
            new Fact("Down since", utc(outage.beganAt())),
            new Fact("Seen as", outage.reason().name())),
        "/ui/availability");
  }

  private static MailText recovery(String name, OutageOver over) {
    return new MailText(
        "%s (%s) is back since %s".formatted(over.service(), over.point(), utc(over.endedAt())),
        greeting(name),
        "The measurement point %s of the service %s answers again."
            .formatted(over.point(), over.service()),
        List.of(
            new Fact("Service", over.service()),
            new Fact("Measurement point", over.point().value()),
            new Fact("Measured from", over.location()),
            new Fact("Down since", utc(over.beganAt())),
            new Fact("Back since", utc(over.endedAt())),
            new Fact("Lasted", lasted(over))),
        "/ui/availability");
  }

  private static String priority(Optional<TicketLine> line) {
    return line.map(TicketLine::priority).map(priority -> "[" + priority + "] ").orElse("");
  }

  /** In one line: what people wrote must not begin a header of its own. */
  private static String subject(Optional<TicketLine> line) {
    return line.map(TicketLine::subject).map(Letter::inOneLine).orElse("");
  }

  static String inOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String greeting(String name) {
    return "Hello " + inOneLine(name) + ",";
  }

  private static String utc(Instant instant) {
    return UTC.format(instant);
  }

  private static String lasted(OutageOver over) {
    Duration length = Duration.between(over.beganAt(), over.endedAt());
    return "%d h %d min %d s"
        .formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart());
  }
}
