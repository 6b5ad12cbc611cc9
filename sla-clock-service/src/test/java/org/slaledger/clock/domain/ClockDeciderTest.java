package org.slaledger.clock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.promises.ClockRun;
import org.slaledger.promises.ClockRun.Against;
import org.slaledger.promises.ClockRun.Halt;
import org.slaledger.promises.EventRef;
import org.slaledger.promises.TicketStory;
import org.slaledger.rules.clock.Aim;
import org.slaledger.rules.clock.Pause;
import org.slaledger.rules.clock.Run;
import org.slaledger.rules.time.Calendar;

class ClockDeciderTest {
  private static final TicketId TICKET = new TicketId("T-1");
  private static final EventRef CAUSE = new EventRef(TICKET, 1);
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void a_clock_is_started_once() {
    // Given
    ClockRun run = run(60, null);
    // When
    List<Happened> first = decide(List.of(), run, 10);
    // Then
    assertThat(types(first)).containsExactly("ClockStarted");
    assertThat(first.getFirst().at()).isEqualTo(START);
    assertThat(decide(events(first), run, 20)).isEmpty();
  }

  @Test
  void what_came_due_while_nobody_looked_is_dated_when_it_was_true() {
    // Given // When
    List<Happened> happened = decide(List.of(), run(60, null), 90);
    // Then
    assertThat(types(happened)).containsExactly("ClockStarted", "ClockWarned", "ClockBreached");
    assertThat(happened.get(1).at()).isEqualTo(at(30));
    assertThat(happened.get(2).at()).isEqualTo(at(60));
    assertThat(decide(events(happened), run(60, null), 95)).isEmpty();
  }

  @Test
  void an_answer_in_time_that_becomes_known_after_the_breach_withdraws_it() {
    // Given
    List<ClockEvent> breached = events(decide(List.of(), run(60, null), 90));
    // When
    List<Happened> happened = decide(breached, run(60, at(45)), 100);
    // Then
    assertThat(types(happened)).containsExactly("ClockBreachWithdrawn", "ClockStopped");
    ClockStopped stopped = (ClockStopped) happened.getLast().event();
    assertThat(stopped.met()).isTrue();
    assertThat(stopped.elapsed()).isEqualTo(Duration.ofMinutes(45));
  }

  @Test
  void a_withdrawn_answer_lets_the_clock_run_on_as_if_it_had_not_been_given() {
    // Given
    List<ClockEvent> stopped = events(decide(List.of(), run(60, at(20)), 30));
    // When
    List<Happened> happened = decide(stopped, run(60, null), 40);
    // Then
    assertThat(types(happened)).containsExactly("ClockContinued");
    ClockContinued continued = (ClockContinued) happened.getFirst().event();
    assertThat(continued.since()).isEqualTo(continued.continuedAt());
    assertThat(deadline(continued).dueAt()).isEqualTo(at(60));
    assertThat(decide(events(stopped, happened), run(60, null), 50)).isEmpty();
  }

  @Test
  void an_earlier_answer_than_the_one_that_was_known_moves_the_stop() {
    // Given
    List<ClockEvent> stopped = events(decide(List.of(), run(60, at(80)), 90));
    // When
    List<Happened> happened = decide(stopped, run(60, at(40)), 100);
    // Then
    assertThat(types(happened)).containsExactly("ClockBreachWithdrawn", "ClockStopped");
  }

  @Test
  void a_pause_stops_the_timers_and_its_end_sets_them_anew() {
    // Given
    List<ClockEvent> started = events(decide(List.of(), run(60, null), 10));
    // When
    List<Happened> paused = decide(started, run(60, null, halt(15, null)), 16);
    List<Happened> continued = decide(events(started, paused), run(60, null, halt(15, 25L)), 26);
    // Then
    assertThat(types(paused)).containsExactly("ClockPaused");
    assertThat(types(continued)).containsExactly("ClockContinued");
    assertThat(deadline(continued.getFirst().event()).dueAt()).isEqualTo(at(70));
  }

  @Test
  void a_reply_that_came_earlier_than_was_known_ends_the_pause_earlier() {
    // Given
    List<ClockEvent> before = events(decide(List.of(), run(60, null, halt(15, 25L)), 30));
    // When
    List<Happened> happened = decide(before, run(60, null, halt(15, 20L)), 31);
    // Then
    assertThat(types(happened)).containsExactly("ClockContinued");
    assertThat(deadline(happened.getFirst().event()).dueAt()).isEqualTo(at(65));
  }

  @Test
  void a_pause_that_never_should_have_been_is_taken_back() {
    // Given
    List<ClockEvent> before = events(decide(List.of(), run(60, null, halt(15, null)), 20));
    // When
    List<Happened> happened = decide(before, run(60, null), 30);
    // Then
    assertThat(types(happened)).containsExactly("ClockContinued");
    assertThat(decide(events(before, happened), run(60, null), 31)).isEmpty();
  }

  @Test
  void a_new_target_warns_only_of_what_lies_ahead() {
    // Given
    List<ClockEvent> started = events(decide(List.of(), run(240, null), 10));
    // When
    List<Happened> happened = decide(started, run(60, null), 40);
    // Then
    assertThat(types(happened)).containsExactly("ClockRetargeted");
    ClockRetargeted retargeted = (ClockRetargeted) happened.getFirst().event();
    assertThat(deadline(retargeted).warnings()).isEmpty();
    assertThat(deadline(retargeted).dueAt()).isEqualTo(at(60));
  }

  @Test
  void a_breach_that_turns_out_to_be_of_an_earlier_deadline_is_said_again() {
    // Given
    List<ClockEvent> breached = events(decide(List.of(), run(60, null), 90));
    // When
    List<Happened> happened = decide(breached, run(30, null), 100);
    // Then
    assertThat(types(happened)).containsExactly("ClockRetargeted", "ClockBreached");
    assertThat(happened.getLast().at()).isEqualTo(at(30));
    assertThat(decide(events(breached, happened), run(30, null), 110)).isEmpty();
  }

  @Test
  void a_run_that_never_should_have_been_is_voided_with_its_breach() {
    // Given
    List<ClockEvent> breached = events(decide(List.of(), run(60, null), 90));
    // When
    List<Happened> happened = decider(100).decide(RecordedClock.of(breached), List.of());
    // Then
    assertThat(types(happened)).containsExactly("ClockBreachWithdrawn", "ClockVoided");
    assertThat(decider(101).decide(RecordedClock.of(events(breached, happened)), List.of()))
        .isEmpty();
    assertThat(types(decide(events(breached, happened), run(60, null), 102)))
        .containsExactly("ClockStarted", "ClockWarned", "ClockBreached");
  }

  /** Whatever became known in whatever order, what is said in the end is the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void every_way_to_the_same_knowledge_ends_with_the_same_clock(long seed) {
    // Given
    Random random = new Random(seed);
    List<ClockRun> steps = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      boolean stopped = random.nextBoolean();
      Halt[] halts =
          random.nextBoolean()
              ? new Halt[] {halt(5 + random.nextInt(20), 30L + random.nextInt(20))}
              : new Halt[0];
      steps.add(
          run(30 + 30 * random.nextInt(4), stopped ? at(50 + random.nextInt(100)) : null, halts));
    }
    ClockRun last = run(60, random.nextBoolean() ? at(random.nextInt(200)) : null, halt(7, 21L));
    // When
    Map<String, Object> straight = essence(decideAll(List.of(last)));
    Collections.shuffle(steps, random);
    steps.add(last);
    // Then
    assertThat(essence(decideAll(steps))).isEqualTo(straight);
  }

  private static List<ClockEvent> decideAll(List<ClockRun> steps) {
    List<ClockEvent> said = new ArrayList<>();
    for (ClockRun step : steps) {
      said.addAll(events(decide(said, step, 300)));
    }
    return said;
  }

  /** What is left of a clock, but for what was warned of on the way. */
  private static Map<String, Object> essence(List<ClockEvent> said) {
    RecordedRun run = Objects.requireNonNull(RecordedClock.of(said).runs().get(START));
    Map<String, Object> essence = new TreeMap<>();
    essence.put("terms", run.terms());
    essence.put("breached", run.breachedAt() != null);
    essence.put("halts", run.halts());
    essence.put("stop", String.valueOf(run.stop()));
    return essence;
  }

  private static ClockDecider decider(long minute) {
    return new ClockDecider(TICKET, ClockKind.RESPONSE, at(minute), "a test");
  }

  private static List<Happened> decide(List<ClockEvent> before, ClockRun run, long minute) {
    return decider(minute).decide(RecordedClock.of(before), List.of(run));
  }

  private static List<ClockEvent> events(List<Happened> happened) {
    return happened.stream().map(Happened::event).toList();
  }

  private static List<ClockEvent> events(List<ClockEvent> before, List<Happened> happened) {
    List<ClockEvent> all = new ArrayList<>(before);
    all.addAll(events(happened));
    return all;
  }

  private static List<String> types(List<Happened> happened) {
    return happened.stream()
        .map(one -> one.event().getClass().getSimpleName())
        .collect(Collectors.toList());
  }

  private static ClockDeadline deadline(ClockEvent event) {
    return Objects.requireNonNull(
        switch (event) {
          case ClockContinued e -> e.deadline();
          case ClockRetargeted e -> e.deadline();
          default -> null;
        });
  }

  private static Instant at(long minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private static Halt halt(long from, @Nullable Long to) {
    return new Halt(
        at(from), to == null ? null : at(to), PauseReason.CUSTOMER_ANSWER, CAUSE, CAUSE);
  }

  private static ClockRun run(long target, @Nullable Instant stop, Halt... halts) {
    Target promised = Target.of(Duration.ofMinutes(target));
    Aim aim =
        new Aim(
            START,
            new org.slaledger.rules.time.Target.Counted(promised.time()),
            Calendar.ALWAYS,
            Arrays.stream(halts).map(halt -> new Pause(halt.from(), halt.to())).toList());
    ClockTerms terms =
        new ClockTerms(new AgreementId("acme-2026"), 1, Priority.P1, promised, "24x7", null);
    return new ClockRun(
        ClockKind.RESPONSE,
        new TicketStory(
            TICKET,
            new CustomerId("acme"),
            "hosting",
            new TicketStory.Fact(START, CAUSE),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of()),
        new Run(START, List.of(aim), null, stop),
        List.of(new Against(terms, List.of(50), List.of(halts))),
        CAUSE,
        stop == null ? null : CAUSE);
  }
}
