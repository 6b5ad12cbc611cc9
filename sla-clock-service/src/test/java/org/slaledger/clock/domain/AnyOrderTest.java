package org.slaledger.clock.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.clock.domain.Heard.answered;
import static org.slaledger.clock.domain.Heard.at;
import static org.slaledger.clock.domain.Heard.office;
import static org.slaledger.clock.domain.Heard.opened;
import static org.slaledger.clock.domain.Heard.paused;
import static org.slaledger.clock.domain.Heard.prioritised;
import static org.slaledger.clock.domain.Heard.proposed;
import static org.slaledger.clock.domain.Heard.reopened;
import static org.slaledger.clock.domain.Heard.replied;
import static org.slaledger.clock.domain.Heard.resolved;
import static org.slaledger.clock.domain.Heard.signed;
import static org.slaledger.clock.domain.Heard.stream;
import static org.slaledger.clock.domain.Heard.updated;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.clock.domain.Heard.At;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Priority;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.contract.event.TicketEvent.TicketSplit;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.promises.TicketFamily;

/**
 * Streams keep their own order, and reach the service in any order across one another. Whichever it
 * is, what was recorded of clocks in the end is the same.
 */
class AnyOrderTest {
  private static final TicketId FIRST = new TicketId("T-1");
  private static final TicketId SECOND = new TicketId("T-2");
  private static final TicketId MERGED = new TicketId("T-3");
  private static final TicketId PART = new TicketId("T-4");

  /** All that happens has happened, so that everything is said as soon as it is known. */
  private static final Instant NOW = at(20_000);

  static Stream<Long> seeds() {
    Long given = Long.getLong("sla.seed");
    long first = given == null ? System.nanoTime() : given;
    return Stream.iterate(first, seed -> seed + 1).limit(given == null ? 100 : 1);
  }

  @ParameterizedTest(name = "-Dsla.seed={0}")
  @MethodSource("seeds")
  void the_order_across_streams_changes_no_clock(long seed) {
    // Given
    List<List<Envelope>> told = told(new Random(seed));
    Map<String, Object> straight = recorded(inOrder(told));
    // When
    Map<String, Object> shuffled = recorded(shuffled(told, new Random(seed + 1)));
    // Then
    assertThat(shuffled).containsExactlyInAnyOrderEntriesOf(straight);
    assertThat(straight).hasSizeGreaterThan(30);
  }

  private static Map<String, Object> recorded(List<Envelope> events) {
    Heard heard = new Heard();
    Map<StreamId, List<ClockEvent>> said = new HashMap<>();
    for (Envelope event : events) {
      heard.hear(event);
      heard.tickets().forEach(ticket -> follow(heard, ticket, said));
    }
    Map<String, Object> left = new TreeMap<>();
    said.forEach(
        (clock, all) ->
            RecordedClock.of(all)
                .runs()
                .forEach((start, run) -> left(clock + " since " + start + ": ", run, left)));
    return left;
  }

  /** What is left of a run, but for what was warned of on the way. */
  private static void left(String of, RecordedRun run, Map<String, Object> left) {
    left.put(of + "terms", run.terms());
    left.put(of + "due", run.deadline() == null ? "none" : run.deadline().dueAt());
    left.put(of + "breached", String.valueOf(run.breachedAt()));
    left.put(of + "halts", run.halts());
    left.put(of + "stop", String.valueOf(run.stop()));
  }

  private static void follow(
      Heard heard, TicketFamily family, Map<StreamId, List<ClockEvent>> said) {
    TicketId ticket = family.own().ticket();
    for (ClockKind kind : ClockKind.values()) {
      List<ClockEvent> before =
          said.computeIfAbsent(kind.stream(ticket), clock -> new ArrayList<>());
      new ClockDecider(ticket, kind, NOW, "a test")
          .decide(RecordedClock.of(before), heard.runs(family, kind)).stream()
              .map(Happened::event)
              .forEach(before::add);
    }
  }

  private static List<Envelope> inOrder(List<List<Envelope>> streams) {
    return streams.stream().flatMap(List::stream).toList();
  }

  private static List<Envelope> shuffled(List<List<Envelope>> streams, Random random) {
    List<List<Envelope>> left = new ArrayList<>();
    streams.forEach(stream -> left.add(new ArrayList<>(stream)));
    List<Envelope> all = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Envelope> next = Objects.requireNonNull(left.get(random.nextInt(left.size())));
      all.add(next.removeFirst());
      left.removeIf(List::isEmpty);
    }
    return all;
  }

  /** Terms in two versions, a calendar in two, and four tickets that depend on one another. */
  private static List<List<Envelope>> told(Random random) {
    RunningClocks running = random.nextBoolean() ? RunningClocks.SWITCH : RunningClocks.KEEP;
    List<Envelope> agreement =
        stream(
            Heard.AGREEMENT.stream(),
            proposed(1, null, 1),
            signed(1, -43_200),
            proposed(2, running, 2),
            signed(2, random.nextInt(900)));
    List<Envelope> calendar =
        stream(Heard.OFFICE.stream(), office(1), office(2, LocalDate.parse("2026-11-25")));
    return List.of(agreement, calendar, first(random), second(random), merged(random), part());
  }

  private static List<Envelope> first(Random random) {
    int answer = 10 + random.nextInt(300);
    return stream(
        FIRST.stream(),
        opened(FIRST),
        prioritised(FIRST, 1, Priority.P2),
        answered(FIRST, answer),
        paused(FIRST, answer + 20),
        prioritised(FIRST, 30 + random.nextInt(600), Priority.P1),
        new At(400, new TicketSplit(FIRST, PART, at(400))),
        updated(FIRST, answer + 40),
        replied(FIRST, answer + 30 + random.nextInt(100)),
        resolved(FIRST, 700),
        reopened(FIRST, 800 + random.nextInt(600)),
        resolved(FIRST, 2000));
  }

  private static List<Envelope> second(Random random) {
    return stream(
        SECOND.stream(),
        opened(SECOND),
        prioritised(SECOND, 0, random.nextBoolean() ? Priority.P1 : Priority.P2),
        answered(SECOND, 5 + random.nextInt(100)),
        answered(SECOND, 200),
        new At(250, new ResponseWithdrawn(SECOND, 3, "not for them")),
        new At(260, new TicketCorrected(SECOND, null, null, at(-15), "the call came earlier")),
        updated(SECOND, 300),
        resolved(SECOND, 500 + random.nextInt(1000)));
  }

  private static List<Envelope> merged(Random random) {
    return stream(
        MERGED.stream(),
        opened(MERGED),
        prioritised(MERGED, 0, Priority.P1),
        answered(MERGED, 350),
        prioritised(MERGED, 20, Priority.P2),
        new At(360, new TicketMerged(MERGED, SECOND, at(30 + random.nextInt(330)))));
  }

  private static List<Envelope> part() {
    return stream(PART.stream(), opened(PART), prioritised(PART, 410, Priority.P2));
  }
}
