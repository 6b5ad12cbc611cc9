package org.slaledger.clock;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.Channel;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Impact;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.Sealing;

/** A customer of its own, with what other services tell of it. */
final class Story {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, Integer> TOLD = new ConcurrentHashMap<>();
  private static final String HASH = "0".repeat(64);

  final CustomerId customer;
  final AgreementId agreement;
  private final Instant begin = now().minus(Duration.ofDays(1));
  private FrozenZoneTerms zone = zone("UTC", "Z", 2020, 2039);
  private String hours = "24x7";

  Story(String name) {
    customer = new CustomerId(name);
    int told = TOLD.merge(name, 1, Integer::sum);
    agreement = new AgreementId(name + "-2026" + (told == 1 ? "" : "-" + told));
  }

  /** A zone without changes of its offset. */
  private static FrozenZoneTerms zone(String name, String offset, int fromYear, int toYear) {
    return new FrozenZoneTerms(
        name,
        offset,
        Instant.parse(fromYear + "-01-01T00:00:00Z"),
        Instant.parse(toYear + 1 + "-01-01T00:00:00Z"),
        List.of());
  }

  /** Its terms cut periods in this zone; in UTC where none is told. */
  Story in(String name, String offset) {
    zone = zone(name, offset, 2020, 2039);
    return this;
  }

  /** Its terms count time by this calendar. */
  Story by(String calendar) {
    hours = calendar;
    return this;
  }

  /** A version of that calendar, open at any time of these years. */
  void published(int version, int fromYear, int toYear) {
    Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of("00:00-24:00"));
    }
    CalendarTerms terms = new CalendarTerms("UTC", week, List.of(), fromYear, toYear);
    CalendarId calendar = new CalendarId(hours);
    Others.publish(
        calendar.stream(),
        new CalendarPublished(
            calendar, version, terms, zone("UTC", "Z", fromYear, toYear), "test"));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Terms in force since yesterday, with these targets at any time, warned of at half of it. */
  Story signed(Map<Priority, Duration> targets) {
    return signed(1, begin, null, targets);
  }

  Story signed(
      int version,
      Instant effective,
      @Nullable RunningClocks running,
      Map<Priority, Duration> targets) {
    Addendum addendum =
        new Addendum(
            customer,
            null,
            zone.zone(),
            "EUR",
            Cycle.MONTH,
            null,
            running,
            null,
            null,
            priorities(targets),
            List.of(hosting()),
            null,
            null,
            null,
            null);
    StreamId stream = agreement.stream();
    Others.publish(stream, begin, new AddendumProposed(agreement, version, addendum, HASH, zone));
    Others.publish(
        stream, begin, new AddendumSigned(agreement, version, HASH, "contact-1", effective));
    return this;
  }

  TicketId opened(Instant contact) {
    TicketId ticket = numbered();
    opened(ticket, contact);
    return ticket;
  }

  /** A ticket that nobody has told of yet. */
  TicketId numbered() {
    return new TicketId("T-" + customer + "-" + NUMBER.incrementAndGet());
  }

  void opened(TicketId ticket, Instant contact) {
    Others.publish(
        ticket.stream(),
        new TicketOpened(
            ticket,
            customer,
            "hosting",
            TicketKind.INCIDENT,
            Sealing.seal("ticket/" + ticket, ticket.stream(), "subject", "The <portal> is slow"),
            Sealing.seal("ticket/" + ticket, ticket.stream(), "text", "It takes minutes."),
            contact,
            Channel.PORTAL,
            null));
  }

  Recorded assigned(TicketId ticket, Impact impact) {
    return Others.publish(ticket.stream(), new PriorityAssigned(ticket, impact, impact.priority()));
  }

  void answered(TicketId ticket, Instant at) {
    Others.publish(
        ticket.stream(),
        new FirstResponseGiven(
            ticket,
            Sealing.seal("ticket/" + ticket, ticket.stream(), "triage", "disk full"),
            Sealing.seal("ticket/" + ticket, ticket.stream(), "nextStep", "we enlarge it"),
            at));
  }

  void happened(TicketId ticket, TicketEvent event) {
    Others.publish(ticket.stream(), event);
  }

  static Sealed written(TicketId ticket, String field) {
    return Sealing.seal("ticket/" + ticket, ticket.stream(), field, "words");
  }

  static StreamId clock(TicketId ticket) {
    return new StreamId("clock/" + ticket + ":RESPONSE");
  }

  /** Waits until the log holds this event of the ticket's clock. */
  static Log.Entry await(TicketId ticket, String type) {
    return Log.awaitEvent("sla.clocks", clock(ticket).value(), "slaledger." + type + ".v1");
  }

  /** The types of all events of the ticket's clock in the log, in order. */
  static List<String> log(TicketId ticket) {
    return Log.stream("sla.clocks", clock(ticket).value()).stream().map(Log.Entry::type).toList();
  }

  private Map<Priority, PriorityTerms> priorities(Map<Priority, Duration> targets) {
    Map<Priority, PriorityTerms> priorities = new EnumMap<>(Priority.class);
    targets.forEach((priority, target) -> priorities.put(priority, promise(target)));
    return priorities;
  }

  /** An answer within the target, updates each twice that, resolved in ten times that. */
  private PriorityTerms promise(Duration target) {
    return new PriorityTerms(
        hours,
        new TargetTerms(Target.of(target), List.of(50)),
        new TargetTerms(Target.of(target.multipliedBy(2)), null),
        new TargetTerms(Target.of(target.multipliedBy(10)), null),
        true);
  }

  private static ServiceTerms hosting() {
    return new ServiceTerms(
        "hosting",
        new BigDecimal("100"),
        null,
        List.of(
            MeasurementPoint.of(
                new PointId("hosting"),
                ProbeTerms.Http.get(URI.create("http://localhost/health")),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                2)),
        UnobservedAs.UP,
        null,
        null,
        null,
        new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
        new CreditTerms.Tiers(
            List.of(new CreditTerms.Tier(new BigDecimal("99.9"), null, new BigDecimal("10"))),
            null,
            null));
  }
}
