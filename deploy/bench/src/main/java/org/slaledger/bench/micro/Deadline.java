package org.slaledger.bench.micro;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.slaledger.bench.clocks.Promised;
import org.slaledger.contract.Channel;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.StatusUpdatePosted;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.ClockRun;
import org.slaledger.promises.SignedTerms;
import org.slaledger.promises.TicketClocks;
import org.slaledger.promises.TicketFamily;
import org.slaledger.promises.TicketStory;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** Deadlines a second, beside a plain addition. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Deadline {
  private static final TicketId TICKET = new TicketId("T-1");
  private static final Sealed TEXT = new Sealed("v1:ticket/T-1:" + "A".repeat(60));
  private static final int WAITS = 4;

  private final Instant contact = Instant.parse("2026-12-23T15:00:00Z");
  private final Duration target = Duration.ofHours(16);
  private final Calendars calendars = Calendars.of(List.of(Promised.calendar()));
  private final Calendar office = calendars.named("office").orElseThrow().calendar();
  private final Intervals pauses =
      Intervals.of(List.of(pause(1, 2), pause(100, 120), pause(130, 131), pause(140, 145)));
  private final TicketFamily family = TicketFamily.of(TicketStory.of(events()).orElseThrow());
  private final List<SignedTerms> signed =
      List.of(
          new SignedTerms(
              Promised.AGREEMENT,
              1,
              Promised.addendum("PT4H", "PT16H", null),
              contact.minus(Duration.ofDays(30)),
              contact.minus(Duration.ofDays(30)),
              null));

  private Interval pause(int from, int to) {
    return new Interval(at(from), at(to));
  }

  private Instant at(int hours) {
    return contact.plus(Duration.ofHours(hours));
  }

  /** A contact, a priority, an answer, and nine more of waiting for the customer and of updates. */
  private List<Envelope> events() {
    List<TicketEvent> events = new ArrayList<>();
    events.add(
        new TicketOpened(
            TICKET,
            Promised.ACME,
            Promised.SERVICE,
            TicketKind.INCIDENT,
            TEXT,
            TEXT,
            contact,
            Channel.PHONE,
            null));
    events.add(new PriorityAssigned(TICKET, Impact.MAJOR, Priority.P2));
    events.add(new FirstResponseGiven(TICKET, TEXT, TEXT, at(1)));
    for (int wait = 1; wait < WAITS; wait++) {
      events.add(new TicketPaused(TICKET, PauseReason.CUSTOMER_ANSWER, TEXT, at(24 * wait)));
      events.add(new CustomerReplied(TICKET, TEXT, at(24 * wait + 3), Channel.MAIL));
      events.add(new StatusUpdatePosted(TICKET, TEXT, at(24 * wait + 5), null));
    }
    List<Envelope> envelopes = new ArrayList<>();
    for (TicketEvent event : events) {
      envelopes.add(envelope(envelopes.size() + 1, event));
    }
    return envelopes;
  }

  private Envelope envelope(int version, TicketEvent event) {
    return new Envelope(
        new UUID(7, version),
        "urn:slaledger:ticket-service",
        TICKET.stream(),
        version,
        contact,
        contact,
        "ada",
        null,
        null,
        null,
        event);
  }

  /** The raw limit: what a deadline takes where all time counts. */
  @Benchmark
  public Instant plainAddition() {
    return contact.plus(target);
  }

  /** Sixteen office hours from the day before Christmas, with four pauses. */
  @Benchmark
  public Instant dueInOfficeHours() {
    return office.due(contact, target, pauses);
  }

  /** All clocks of a ticket of a dozen events, from its story. */
  @Benchmark
  public List<ClockRun> clocksOfATicket() {
    TicketClocks clocks = new TicketClocks(family, signed, calendars);
    List<ClockRun> runs = new ArrayList<>();
    for (ClockKind kind : ClockKind.values()) {
      runs.addAll(clocks.runs(kind));
    }
    runs.forEach(run -> run.deadlineAt(at(100)));
    return runs;
  }
}
