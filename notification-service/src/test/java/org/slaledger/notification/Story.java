package org.slaledger.notification;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Channel;
import org.slaledger.contract.ClockKind;
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
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.testkit.Mailbox;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.Sealing;

/** A customer of its own, with what other services tell of it. */
final class Story {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String HASH = "0".repeat(64);
  private static final FrozenZoneTerms UTC =
      new FrozenZoneTerms(
          "UTC",
          "Z",
          Instant.parse("2020-01-01T00:00:00Z"),
          Instant.parse("2040-01-01T00:00:00Z"),
          List.of());

  final CustomerId customer;
  final AgreementId agreement;
  final PointId point;
  private final Instant begin = now().minus(Duration.ofDays(1));

  Story(String name) {
    customer = new CustomerId(name);
    agreement = new AgreementId(name + "-2026");
    point = new PointId(name + "-portal");
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  Story registered(String... contacts) {
    Others.publish(customer.stream(), begin, new CustomerRegistered(customer, "The " + customer));
    for (String contact : contacts) {
      contact(contact, address(contact), begin);
    }
    return this;
  }

  void contact(String contact, String address, Instant recorded) {
    String key = "person/" + customer + "/" + contact;
    StreamId stream = customer.stream();
    Others.publish(
        stream,
        recorded,
        new ContactAdded(
            customer,
            contact,
            Sealing.seal(key, stream, "name", "Mx " + contact),
            Sealing.seal(key, stream, "email", address)));
  }

  String address(String contact) {
    return contact + "@" + customer + ".example";
  }

  Mailbox mailbox(String contact) {
    return new Mailbox(address(contact));
  }

  /** Terms in force since yesterday: the portal is measured, two failures in a row confirm. */
  Story signed() {
    return signed(portal());
  }

  /** As {@link #signed}, and two of three locations must see it. */
  Story signedWithQuorum() {
    ProbeTerms.Http probe = ProbeTerms.Http.get(URI.create("http://localhost/health"));
    return signed(
        new MeasurementPoint(
            point,
            probe,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            2,
            null,
            2,
            List.of("bern", "oslo", "rome"),
            null));
  }

  private Story signed(MeasurementPoint measured) {
    StreamId stream = agreement.stream();
    Others.publish(
        stream, begin, new AddendumProposed(agreement, 1, addendum(measured), HASH, UTC));
    Others.publish(stream, begin, new AddendumSigned(agreement, 1, HASH, "contact-1", begin));
    return this;
  }

  TicketId ticket(String subject) {
    TicketId ticket = new TicketId("T-" + customer + "-" + NUMBER.incrementAndGet());
    Others.publish(
        ticket.stream(),
        new TicketOpened(
            ticket,
            customer,
            "portal",
            TicketKind.INCIDENT,
            Sealing.seal("ticket/" + ticket, ticket.stream(), "subject", subject),
            Sealing.seal("ticket/" + ticket, ticket.stream(), "text", "Please look."),
            now(),
            Channel.PORTAL,
            null));
    Others.publish(ticket.stream(), new PriorityAssigned(ticket, Impact.CRITICAL, Priority.P1));
    return ticket;
  }

  Recorded withdrawn(TicketId ticket, Instant recorded, Instant dueAt) {
    return withdrawn(ticket, recorded, recorded, dueAt);
  }

  Recorded withdrawn(TicketId ticket, Instant startedAt, Instant recorded, Instant dueAt) {
    return Others.publish(
        clock(ticket),
        recorded,
        new ClockBreachWithdrawn(
            ticket, ClockKind.RESPONSE, startedAt, customer, terms(), dueAt, "it was answered"));
  }

  private ClockTerms terms() {
    return new ClockTerms(agreement, 1, Priority.P1, new Target("PT1H"), "24x7", null);
  }

  Recorded warned(TicketId ticket, Instant recorded, Instant dueAt) {
    return Others.publish(
        clock(ticket),
        recorded,
        new ClockWarned(ticket, ClockKind.RESPONSE, recorded, customer, terms(), 80, dueAt));
  }

  Recorded breached(TicketId ticket, Instant recorded, Instant dueAt) {
    return breached(ticket, recorded, recorded, dueAt);
  }

  Recorded breached(TicketId ticket, Instant startedAt, Instant recorded, Instant dueAt) {
    return Others.publish(
        clock(ticket),
        recorded,
        new ClockBreached(ticket, ClockKind.RESPONSE, startedAt, customer, terms(), dueAt));
  }

  void failed(int consecutive, Instant at) {
    failed("local", consecutive, at, null, null);
  }

  void failedFrom(String location, int consecutive, Instant at) {
    failed(location, consecutive, at, null, null);
  }

  /** Of history that was imported. */
  void imported(int consecutive, Instant at) {
    failed("local", consecutive, at, null, "5f".repeat(32));
  }

  /** By one of several checks. */
  void failed(String check, int consecutive, Instant at) {
    failed("local", consecutive, at, check(check), null);
  }

  private void failed(
      String location,
      int consecutive,
      Instant at,
      @Nullable InboundOrigin inbound,
      @Nullable String imported) {
    Others.publish(
        probe(location),
        new ProbeFailed(
            point,
            location,
            at,
            consecutive,
            FailureReason.REFUSED,
            null,
            "connection refused",
            Duration.ofMillis(3),
            null,
            null,
            inbound,
            imported));
  }

  void recovered(Instant at, Instant failingSince) {
    recovered("local", at, failingSince, null);
  }

  void recoveredFrom(String location, Instant at, Instant failingSince) {
    recovered(location, at, failingSince, null);
  }

  /** By one of several checks. */
  void recovered(String check, Instant at, Instant failingSince) {
    recovered("local", at, failingSince, check(check));
  }

  private void recovered(
      String location, Instant at, Instant failingSince, @Nullable InboundOrigin inbound) {
    Others.publish(
        probe(location),
        new ProbeRecovered(
            point, location, at, failingSince, 200, Duration.ofMillis(3), null, inbound, null));
  }

  private InboundOrigin check(String name) {
    Sealed original = new Sealed("v1:told/" + point + ":" + "A".repeat(60));
    return new InboundOrigin("local", "urn:monitor", "4711", name, original);
  }

  private StreamId probe(String location) {
    return StreamId.of("probe", point + "@" + location);
  }

  private static StreamId clock(TicketId ticket) {
    return ClockKind.RESPONSE.stream(ticket);
  }

  private Addendum addendum(MeasurementPoint measured) {
    TargetTerms soon = new TargetTerms(new Target("PT1H"), null);
    return new Addendum(
        customer,
        null,
        "UTC",
        "EUR",
        Cycle.MONTH,
        null,
        null,
        null,
        null,
        Map.of(Priority.P1, new PriorityTerms("24x7", soon, null, null, null)),
        List.of(portal(measured)),
        null,
        null,
        null,
        null);
  }

  private MeasurementPoint portal() {
    return MeasurementPoint.of(
        point,
        ProbeTerms.Http.get(URI.create("http://localhost/health")),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        2);
  }

  private static ServiceTerms portal(MeasurementPoint measured) {
    return new ServiceTerms(
        "portal",
        new BigDecimal("100"),
        null,
        List.of(measured),
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
