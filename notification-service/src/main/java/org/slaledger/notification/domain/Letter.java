package org.slaledger.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Priority;
import org.slaledger.notification.domain.Alarm.OutageConfirmed;
import org.slaledger.notification.domain.Alarm.OutageOver;
import org.slaledger.notification.domain.Alarm.ResponseDue;
import org.slaledger.notification.domain.Alarm.ResponseOverdue;
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
      case ResponseDue due -> warning(name, due, ticket);
      case ResponseOverdue overdue -> breach(name, overdue, ticket);
      case OutageConfirmed outage -> outage(name, outage);
      case OutageOver over -> recovery(name, over);
    };
  }

  private static MailText warning(String name, ResponseDue due, Optional<TicketLine> line) {
    String ticket = due.ticket().value();
    return new MailText(
        "%s%s: %d %% of the response time is used, due %s"
            .formatted(priority(line), ticket, due.percent(), utc(due.dueAt())),
        greeting(name),
        "%d %% of the time for the first response to ticket %s is used up, and it was not answered yet."
            .formatted(due.percent(), ticket),
        List.of(
            new Fact("Ticket", ticket),
            new Fact("Subject", subject(line)),
            new Fact("Response due", utc(due.dueAt()))),
        "/ui/tickets/" + ticket);
  }

  private static MailText breach(String name, ResponseOverdue overdue, Optional<TicketLine> line) {
    String ticket = overdue.ticket().value();
    return new MailText(
        "%s%s: the response is overdue, it was due %s"
            .formatted(priority(line), ticket, utc(overdue.dueAt())),
        greeting(name),
        "Ticket %s was not answered within the promised time. This counts as a breach."
            .formatted(ticket),
        List.of(
            new Fact("Ticket", ticket),
            new Fact("Subject", subject(line)),
            new Fact("Response was due", utc(overdue.dueAt()))),
        "/ui/tickets/" + ticket);
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
    return line.map(TicketLine::subject)
        .map(subject -> subject.replaceAll("\\p{Cntrl}+", " ").strip())
        .orElse("");
  }

  private static String greeting(String name) {
    return "Hello " + name.replaceAll("\\p{Cntrl}+", " ").strip() + ",";
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
