package org.slaledger.clock.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.clock.domain.Given.ACME;
import static org.slaledger.clock.domain.Given.CONTACT;
import static org.slaledger.clock.domain.Given.TICKET;
import static org.slaledger.clock.domain.Given.promise;
import static org.slaledger.clock.domain.Given.started;
import static org.slaledger.clock.domain.Given.then;
import static org.slaledger.clock.domain.Given.ticket;
import static org.slaledger.clock.domain.ResponseClockDecider.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.clock.domain.ClockCommand.BreachClock;
import org.slaledger.clock.domain.ClockCommand.RetargetClock;
import org.slaledger.clock.domain.ClockCommand.StartClock;
import org.slaledger.clock.domain.ClockCommand.StopClock;
import org.slaledger.clock.domain.ClockCommand.WarnOfClock;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockWarning;

class ResponseClockTest {
  private static final ResponseClock NONE = new ResponseClock.NotStarted();

  /** Due of a P1: an hour after the contact. */
  private static final Instant DUE = CONTACT.plus(Duration.ofHours(1));

  private static final Instant LATER = CONTACT.plus(Duration.ofDays(3));

  @Test
  void a_clock_starts_at_the_contact_however_late_it_is_decided() {
    // Given a ticket whose terms became known days after the contact
    StartClock command = new StartClock(ticket(Priority.P1, null), promise(Priority.P1));
    // When
    List<Happened> happened = decide(NONE, command, LATER);
    // Then
    assertThat(happened)
        .containsExactly(
            new Happened(
                new ClockStarted(
                    TICKET,
                    ClockKind.RESPONSE,
                    ACME,
                    new AgreementId("acme-2026"),
                    1,
                    Priority.P1,
                    CONTACT,
                    Duration.ofHours(1),
                    "24x7",
                    DUE,
                    List.of(new ClockWarning(50, CONTACT.plus(Duration.ofMinutes(30))))),
                CONTACT));
  }

  @Test
  void warnings_stand_in_order_and_count_office_hours() {
    // Given a P2: 8 office hours from Monday 09:00, with 80 percent named before 50
    StartClock command = new StartClock(ticket(Priority.P2, null), promise(Priority.P2));
    // When
    ClockStarted started = (ClockStarted) decide(NONE, command, CONTACT).getFirst().event();
    // Then
    assertThat(started.dueAt()).isEqualTo(Instant.parse("2026-11-23T17:00:00Z"));
    assertThat(started.warnings())
        .containsExactly(
            new ClockWarning(50, Instant.parse("2026-11-23T13:00:00Z")),
            new ClockWarning(80, Instant.parse("2026-11-23T15:24:00Z")));
  }

  @Test
  void a_clock_starts_once() {
    // Given
    ResponseClock clock = started(Priority.P1);
    // When
    List<Happened> again =
        decide(clock, new StartClock(ticket(Priority.P1, null), promise(Priority.P1)), CONTACT);
    // Then
    assertThat(again).isEmpty();
  }

  @Test
  void a_clock_that_starts_after_its_answer_is_stopped_at_once() {
    // Given an answer that was known before the terms
    Instant answer = CONTACT.plus(Duration.ofMinutes(20));
    StartClock command = new StartClock(ticket(Priority.P1, answer), promise(Priority.P1));
    // When
    List<Happened> happened = decide(NONE, command, LATER);
    // Then
    assertThat(happened).hasSize(2);
    assertThat(happened.getLast())
        .isEqualTo(new Happened(stopped(answer, Duration.ofMinutes(20), true), answer));
  }

  @Test
  void a_clock_that_starts_after_a_late_answer_is_breached_and_stopped() {
    // Given
    Instant answer = DUE.plus(Duration.ofMinutes(5));
    StartClock command = new StartClock(ticket(Priority.P1, answer), promise(Priority.P1));
    // When
    List<Happened> happened = decide(NONE, command, LATER);
    // Then
    assertThat(happened.subList(1, 3))
        .containsExactly(
            new Happened(breached(DUE), DUE),
            new Happened(stopped(answer, Duration.ofMinutes(65), false), answer));
  }

  @Test
  void an_answer_at_the_very_deadline_is_in_time() {
    // Given
    ResponseClock clock = started(Priority.P1);
    // When
    List<Happened> happened = decide(clock, new StopClock(DUE, promise(Priority.P1)), LATER);
    // Then
    assertThat(happened)
        .containsExactly(new Happened(stopped(DUE, Duration.ofHours(1), true), DUE));
  }

  @Test
  void an_answer_a_millisecond_after_the_deadline_breaches_the_clock() {
    // Given
    ResponseClock clock = started(Priority.P1);
    Instant answer = DUE.plusMillis(1);
    // When
    List<Happened> happened = decide(clock, new StopClock(answer, promise(Priority.P1)), LATER);
    // Then
    assertThat(happened)
        .containsExactly(
            new Happened(breached(DUE), DUE),
            new Happened(stopped(answer, Duration.ofHours(1).plusMillis(1), false), answer));
  }

  @Test
  void an_answer_given_in_time_that_arrives_after_the_breach_is_in_time() {
    // Given
    ResponseClock clock =
        then(started(Priority.P1), new BreachClock(promise(Priority.P1)), DUE.plusSeconds(1));
    Instant answer = DUE.minusSeconds(1);
    // When
    List<Happened> happened = decide(clock, new StopClock(answer, promise(Priority.P1)), LATER);
    // Then
    assertThat(happened)
        .containsExactly(new Happened(stopped(answer, Duration.ofSeconds(3599), true), answer));
  }

  @Test
  void an_answer_before_the_contact_took_no_time() {
    // Given
    ResponseClock clock = started(Priority.P1);
    Instant answer = CONTACT.minusSeconds(10);
    // When
    List<Happened> happened = decide(clock, new StopClock(answer, promise(Priority.P1)), LATER);
    // Then
    assertThat(happened)
        .containsExactly(new Happened(stopped(answer, Duration.ZERO, true), answer));
  }

  @Test
  void a_stopped_clock_takes_no_command() {
    // Given
    Promise promise = promise(Priority.P1);
    ResponseClock clock = then(started(Priority.P1), new StopClock(DUE, promise), DUE);
    // When
    List<ClockCommand> commands =
        List.of(
            new StartClock(ticket(Priority.P1, null), promise),
            new RetargetClock(promise(Priority.P2), LATER, "why"),
            new StopClock(LATER, promise),
            new WarnOfClock(50, promise),
            new BreachClock(promise));
    // Then
    assertThat(commands).allSatisfy(command -> assertThat(decide(clock, command, LATER)).isEmpty());
  }

  @Test
  void a_warning_is_dated_when_it_was_due_however_late_it_is_given() {
    // Given
    ResponseClock clock = started(Priority.P1);
    // When
    List<Happened> happened =
        decide(clock, new WarnOfClock(50, promise(Priority.P1)), CONTACT.plusSeconds(2400));
    // Then
    assertThat(happened)
        .containsExactly(
            new Happened(
                new ClockWarned(TICKET, ClockKind.RESPONSE, ACME, 50, DUE),
                CONTACT.plus(Duration.ofMinutes(30))));
  }

  @Test
  void a_warning_is_not_given_too_early_nor_twice_nor_for_another_share() {
    // Given
    Promise promise = promise(Priority.P1);
    ResponseClock clock = started(Priority.P1);
    Instant half = CONTACT.plus(Duration.ofMinutes(30));
    ResponseClock warned = then(clock, new WarnOfClock(50, promise), half);
    // When
    List<Happened> early = decide(clock, new WarnOfClock(50, promise), half.minusMillis(1));
    List<Happened> twice = decide(warned, new WarnOfClock(50, promise), half);
    List<Happened> other = decide(clock, new WarnOfClock(80, promise), LATER);
    // Then
    assertThat(early).isEmpty();
    assertThat(twice).isEmpty();
    assertThat(other).isEmpty();
  }

  @Test
  void a_breached_clock_is_not_warned_of() {
    // Given
    ResponseClock clock = then(started(Priority.P1), new BreachClock(promise(Priority.P1)), DUE);
    // When
    List<Happened> happened = decide(clock, new WarnOfClock(50, promise(Priority.P1)), LATER);
    // Then
    assertThat(happened).isEmpty();
  }

  @Test
  void a_breach_is_dated_at_the_deadline_and_happens_once() {
    // Given
    Promise promise = promise(Priority.P1);
    ResponseClock clock = started(Priority.P1);
    // When
    List<Happened> early = decide(clock, new BreachClock(promise), DUE.minusMillis(1));
    List<Happened> late = decide(clock, new BreachClock(promise), LATER);
    List<Happened> again =
        decide(then(clock, new BreachClock(promise), LATER), new BreachClock(promise), LATER);
    // Then
    assertThat(early).isEmpty();
    assertThat(late).containsExactly(new Happened(breached(DUE), DUE));
    assertThat(again).isEmpty();
  }

  @Test
  void a_target_that_ends_with_the_day_is_exceeded_only_when_time_counts_again() {
    // Given a P3: 9 office hours from Monday 09:00 are used up when the office closes
    Promise promise = promise(Priority.P3);
    ResponseClock clock = started(Priority.P3);
    Instant closing = Instant.parse("2026-11-23T18:00:00Z");
    Instant opening = Instant.parse("2026-11-24T09:00:00Z");
    // When
    List<Happened> atNight = decide(clock, new BreachClock(promise), closing.plusSeconds(3600));
    List<Happened> nextDay = decide(clock, new BreachClock(promise), opening);
    List<Happened> answered =
        decide(clock, new StopClock(closing.plusSeconds(3600), promise), LATER);
    // Then
    assertThat(atNight).isEmpty();
    assertThat(nextDay).containsExactly(new Happened(breached(closing), opening));
    assertThat(answered)
        .containsExactly(
            new Happened(
                stopped(closing.plusSeconds(3600), Duration.ofHours(9), true),
                closing.plusSeconds(3600)));
  }

  @Test
  void a_new_priority_counts_from_the_original_start_and_warns_only_of_what_lies_ahead() {
    // Given a P1 that becomes a P2 five hours after the contact
    ResponseClock clock = started(Priority.P1);
    Instant change = CONTACT.plus(Duration.ofHours(5));
    // When
    List<Happened> happened =
        decide(clock, new RetargetClock(promise(Priority.P2), change, "why"), change);
    // Then
    assertThat(happened)
        .containsExactly(
            new Happened(
                new ClockRetargeted(
                    TICKET,
                    ClockKind.RESPONSE,
                    1,
                    Priority.P2,
                    Duration.ofHours(8),
                    "office",
                    Instant.parse("2026-11-23T17:00:00Z"),
                    List.of(new ClockWarning(80, Instant.parse("2026-11-23T15:24:00Z"))),
                    "why"),
                change));
  }

  @Test
  void the_same_priority_under_the_same_terms_changes_nothing() {
    // Given
    ResponseClock clock = started(Priority.P1);
    // When
    List<Happened> happened =
        decide(clock, new RetargetClock(promise(Priority.P1), LATER, "why"), LATER);
    // Then
    assertThat(happened).isEmpty();
  }

  @Test
  void what_was_breached_stays_breached_under_a_longer_target() {
    // Given a P1 that was breached and then made a P2
    ResponseClock breached = then(started(Priority.P1), new BreachClock(promise(Priority.P1)), DUE);
    Promise longer = promise(Priority.P2);
    ResponseClock clock =
        then(breached, new RetargetClock(longer, DUE.plusSeconds(60), "why"), DUE.plusSeconds(60));
    Instant answer = DUE.plusSeconds(120);
    // When
    List<Happened> again = decide(clock, new BreachClock(longer), LATER);
    List<Happened> stopped = decide(clock, new StopClock(answer, longer), LATER);
    List<Happened> inFormerTime = decide(clock, new StopClock(DUE, longer), LATER);
    // Then
    assertThat(again).isEmpty();
    assertThat(stopped)
        .containsExactly(new Happened(stopped(answer, Duration.ofMinutes(62), false), answer));
    assertThat(inFormerTime)
        .containsExactly(new Happened(stopped(DUE, Duration.ofHours(1), true), DUE));
  }

  @Test
  void a_shorter_target_that_is_used_up_already_is_breached_at_its_own_deadline() {
    // Given a P2 that becomes a P1 after two hours
    Instant change = CONTACT.plus(Duration.ofHours(2));
    ResponseClock clock =
        then(started(Priority.P2), new RetargetClock(promise(Priority.P1), change, "why"), change);
    // When
    List<Happened> happened = decide(clock, new BreachClock(promise(Priority.P1)), change);
    // Then
    assertThat(happened).containsExactly(new Happened(breached(DUE), DUE));
  }

  private static ClockBreached breached(Instant dueAt) {
    return new ClockBreached(TICKET, ClockKind.RESPONSE, ACME, dueAt);
  }

  private static ClockStopped stopped(Instant at, Duration elapsed, boolean met) {
    return new ClockStopped(TICKET, ClockKind.RESPONSE, ACME, at, elapsed, met);
  }
}
