package org.slaledger.clock.domain;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.Channel;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.ClockRun;
import org.slaledger.promises.SignedTerms;
import org.slaledger.promises.TicketClocks;
import org.slaledger.promises.TicketFamily;
import org.slaledger.promises.TicketStory;

/** What has become known of tickets, terms and calendars, and the clocks that follow from it. */
final class Heard {
  static final CustomerId ACME = new CustomerId("acme");
  static final AgreementId AGREEMENT = new AgreementId("acme-2026");
  static final CalendarId OFFICE = new CalendarId("office");

  /** A Monday. */
  static final Instant CONTACT = Instant.parse("2026-11-23T09:00:00Z");

  private static final Sealed TEXT = new Sealed("v1:ticket/T-1:" + "A".repeat(60));
  private static final String HASH = "0".repeat(64);
  private static final FrozenZoneTerms UTC =
      new FrozenZoneTerms(
          "UTC",
          "Z",
          Instant.parse("2020-01-01T00:00:00Z"),
          Instant.parse("2040-01-01T00:00:00Z"),
          List.of());

  private final Map<String, List<Envelope>> streams = new TreeMap<>();

  /** Something that happened so many minutes after the contact. */
  record At(long minute, Event event) {}

  static Instant at(long minute) {
    return CONTACT.plus(Duration.ofMinutes(minute));
  }

  /** The events of a stream, in order. */
  static List<Envelope> stream(StreamId stream, At... events) {
    List<Envelope> all = new ArrayList<>();
    for (At one : events) {
      Instant time = at(one.minute());
      String source = "urn:slaledger:test";
      all.add(
          new Envelope(
              UUID.randomUUID(),
              source,
              stream,
              all.size() + 1,
              time,
              time,
              "ada",
              null,
              null,
              null,
              one.event()));
    }
    return all;
  }

  @SafeVarargs
  static Heard of(List<Envelope>... streams) {
    Heard heard = new Heard();
    Arrays.stream(streams).flatMap(List::stream).forEach(heard::hear);
    return heard;
  }

  void hear(Envelope event) {
    streams.computeIfAbsent(event.stream().value(), stream -> new ArrayList<>()).add(event);
  }

  /** The tickets that were opened. */
  List<TicketFamily> tickets() {
    return TicketFamily.of(
        streams.values().stream().flatMap(events -> TicketStory.of(events).stream()).toList());
  }

  List<ClockRun> runs(TicketFamily family, ClockKind kind) {
    List<SignedTerms> signed = family.own().customer().equals(ACME) ? signed() : List.of();
    List<CalendarPublished> calendars = data(CalendarPublished.class).toList();
    return new TicketClocks(family, signed, Calendars.of(calendars)).runs(kind);
  }

  private List<SignedTerms> signed() {
    return streams.values().stream()
        .flatMap(List::stream)
        .filter(event -> event.data() instanceof AddendumSigned)
        .map(event -> signed(event, (AddendumSigned) event.data()))
        .toList();
  }

  private SignedTerms signed(Envelope event, AddendumSigned signed) {
    Addendum addendum =
        data(AddendumProposed.class)
            .filter(proposed -> proposed.addendumVersion() == signed.addendumVersion())
            .findFirst()
            .orElseThrow()
            .addendum();
    return new SignedTerms(
        signed.agreement(),
        signed.addendumVersion(),
        addendum,
        signed.effectiveFrom(),
        event.recordedTime(),
        null);
  }

  private <T> Stream<T> data(Class<T> type) {
    return streams.values().stream()
        .flatMap(List::stream)
        .map(Envelope::data)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** Terms in force since a month before the contact. */
  static List<Envelope> agreement() {
    return stream(AGREEMENT.stream(), proposed(1, null, 1), signed(1, -43_200));
  }

  /** Half the targets, in the given version. */
  static At proposed(int version, @Nullable RunningClocks running, int part) {
    return new At(
        -43_200, new AddendumProposed(AGREEMENT, version, addendum(running, part), HASH, UTC));
  }

  static At signed(int version, long effective) {
    return new At(
        -43_200, new AddendumSigned(AGREEMENT, version, HASH, "contact-1", at(effective)));
  }

  /** Every day from nine to six, but for holidays. */
  static At office(int version, LocalDate... holidays) {
    Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of("09:00-18:00"));
    }
    List<CalendarTerms.Holiday> closed =
        Arrays.stream(holidays).map(day -> new CalendarTerms.Holiday(day, null)).toList();
    CalendarTerms terms = new CalendarTerms("UTC", week, closed, 2020, 2039);
    return new At(-43_200, new CalendarPublished(OFFICE, version, terms, UTC, "test"));
  }

  static At opened(TicketId ticket) {
    return new At(
        0,
        new TicketEvent.TicketOpened(
            ticket,
            ACME,
            "hosting",
            TicketKind.INCIDENT,
            TEXT,
            TEXT,
            CONTACT,
            Channel.PHONE,
            null));
  }

  static At prioritised(TicketId ticket, long minute, Priority priority) {
    return new At(minute, new TicketEvent.PriorityAssigned(ticket, Impact.MAJOR, priority));
  }

  static At answered(TicketId ticket, long minute) {
    return new At(minute, new TicketEvent.FirstResponseGiven(ticket, TEXT, TEXT, at(minute)));
  }

  static At updated(TicketId ticket, long minute) {
    return new At(minute, new TicketEvent.StatusUpdatePosted(ticket, TEXT, at(minute), null));
  }

  static At paused(TicketId ticket, long minute) {
    return new At(
        minute,
        new TicketEvent.TicketPaused(ticket, PauseReason.CUSTOMER_ANSWER, TEXT, at(minute)));
  }

  static At replied(TicketId ticket, long minute) {
    return new At(minute, new TicketEvent.CustomerReplied(ticket, TEXT, at(minute), Channel.MAIL));
  }

  static At resolved(TicketId ticket, long minute) {
    return new At(minute, new TicketEvent.TicketResolved(ticket, TEXT, at(minute)));
  }

  static At reopened(TicketId ticket, long minute) {
    return new At(minute, new TicketEvent.TicketReopened(ticket, TEXT, at(minute)));
  }

  /** P1 at any time: 1 h, 2 h, 8 h; P2 in office hours: 4 h, 4 h, 16 h; waiting pauses both. */
  private static Addendum addendum(@Nullable RunningClocks running, int part) {
    Map<Priority, PriorityTerms> promises = new EnumMap<>(Priority.class);
    promises.put(Priority.P1, promise("24x7", 60 / part, 120 / part, 480 / part));
    promises.put(Priority.P2, promise("office", 240 / part, 240 / part, 960 / part));
    return new Addendum(
        ACME,
        null,
        "UTC",
        "EUR",
        Cycle.MONTH,
        null,
        running,
        null,
        Map.of("office", 1),
        promises,
        List.of(hosting()),
        null,
        null,
        null,
        null);
  }

  private static PriorityTerms promise(String hours, long response, long update, long resolve) {
    return new PriorityTerms(hours, within(response), within(update), within(resolve), true);
  }

  private static TargetTerms within(long minutes) {
    return new TargetTerms(Target.of(Duration.ofMinutes(minutes)), List.of(50));
  }

  private static ServiceTerms hosting() {
    return new ServiceTerms(
        "hosting",
        new BigDecimal("100"),
        null,
        List.of(),
        UnobservedAs.UP,
        null,
        null,
        null,
        new AvailabilityTerms.Downtime(new BigDecimal("99.9"), null, null),
        new CreditTerms.Tiers(List.of(), null, null));
  }
}
