package org.slaledger.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.promises.Given.CONTACT;
import static org.slaledger.promises.Given.promises;
import static org.slaledger.promises.Given.to;
import static org.slaledger.promises.Told.at;
import static org.slaledger.promises.Told.opened;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockWarning;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.promises.AwaitedClock.Awaits;

/** The rules of {@code docs/clocks.md}, one after the other. */
class TicketClocksTest {
  private static final Instant LATER = at(100_000);

  @Test
  void a_clock_waits_for_priority_terms_and_calendar() {
    assertThat(opened().runs(ClockKind.RESPONSE)).isEmpty();
    Told told = opened().prioritised(30, Priority.P2);
    assertThat(
            new TicketClocks(told.alone(), List.of(), Given.calendars()).runs(ClockKind.RESPONSE))
        .isEmpty();
    assertThat(
            new TicketClocks(told.alone(), List.of(Given.terms()), Calendars.of(List.of()))
                .runs(ClockKind.RESPONSE))
        .isEmpty();
    assertThat(told.run(ClockKind.RESPONSE).run().startedAt()).isEqualTo(CONTACT);
  }

  @Test
  void a_calendar_that_does_not_cover_the_start_is_not_known_yet() {
    Told told = opened().prioritised(0, Priority.P2);
    for (ClockKind kind : ClockKind.values()) {
      assertThat(runs(told, kind, Given.office(1, List.of(), 2027, 2030))).isEmpty();
      assertThat(runs(told, kind, Given.office(1, List.of(), 2020, 2025))).isEmpty();
    }
    ClockRun run =
        runs(told, ClockKind.RESPONSE, Given.office(2, List.of(), 2026, 2030)).getFirst();
    assertThat(run.run().startedAt()).isEqualTo(CONTACT);
    assertThat(run.deadlineAt(at(0)).orElseThrow().dueAt()).isEqualTo(at(240));
  }

  @Test
  void a_clock_that_waits_says_for_what() {
    Told told = opened().prioritised(0, Priority.P2);
    TicketClocks covered =
        new TicketClocks(told.alone(), List.of(Given.terms()), Given.calendars());
    assertThat(covered.awaited(ClockKind.RESPONSE)).isEmpty();
    assertThat(covered.awaited(ClockKind.UPDATE)).isEmpty();
    TicketClocks early =
        new TicketClocks(
            told.alone(),
            List.of(Given.terms()),
            Calendars.of(List.of(Given.office(1, List.of(), 2027, 2030))));
    assertThat(early.awaited(ClockKind.RESPONSE))
        .contains(new AwaitedClock(ClockKind.RESPONSE, CONTACT, Awaits.CALENDAR, "office"));
    assertThat(new TicketClocks(told.alone(), List.of(), Given.calendars()))
        .extracting(it -> it.awaited(ClockKind.RESOLVE).orElseThrow().awaits())
        .isEqualTo(Awaits.TERMS);
    assertThat(
            new TicketClocks(opened().alone(), List.of(Given.terms()), Given.calendars())
                .awaited(ClockKind.RESPONSE)
                .map(AwaitedClock::words))
        .contains("a priority");
  }

  @Test
  void a_deadline_beyond_the_years_of_the_calendar_is_none_until_a_version_covers_it() {
    Instant eve = Instant.parse("2026-12-31T15:00:00Z");
    Told told = new Told("T-1", eve).prioritised(0, Priority.P2);
    ClockRun open =
        runs(told, ClockKind.RESPONSE, Given.office(1, List.of(), 2026, 2026)).getFirst();
    assertThat(open.deadlineAt(eve)).isEmpty();
    assertThat(open.run().isDueUncovered(0)).isTrue();
    assertThat(open.run().breachBy(LATER)).isEmpty();
    ClockRun covered =
        runs(told, ClockKind.RESPONSE, Given.office(2, List.of(), 2026, 2027)).getFirst();
    assertThat(covered.deadlineAt(eve).orElseThrow().dueAt())
        .isEqualTo(Instant.parse("2027-01-01T10:00:00Z"));
    assertThat(covered.run().breachBy(LATER)).isPresent();
  }

  @Test
  void a_stop_beyond_the_years_of_the_calendar_is_not_known_yet_and_one_within_is_in_time() {
    Instant eve = Instant.parse("2026-12-31T15:00:00Z");
    long minutes = Duration.between(CONTACT, eve).toMinutes();
    Told inTime = new Told("T-1", eve).prioritised(0, Priority.P2).answered(minutes + 60);
    Told beyond = new Told("T-1", eve).prioritised(0, Priority.P2).answered(minutes + 20 * 60);
    CalendarPublished ends = Given.office(1, List.of(), 2026, 2026);
    assertThat(runs(inTime, ClockKind.RESPONSE, ends).getFirst().run().met()).contains(true);
    ClockRun open = runs(beyond, ClockKind.RESPONSE, ends).getFirst();
    assertThat(open.run().stoppedAt()).isNull();
    assertThat(open.stoppedBy()).isNull();
    ClockRun covered =
        runs(beyond, ClockKind.RESPONSE, Given.office(2, List.of(), 2026, 2027)).getFirst();
    assertThat(covered.run().met()).contains(false);
    assertThat(covered.run().elapsed(LATER)).isEqualTo(Duration.ofMinutes(5 * 60));
  }

  @Test
  void a_target_that_took_the_place_of_one_in_an_uncovered_year_stops_when_it_is_met() {
    Instant eve = Instant.parse("2026-12-31T15:00:00Z");
    long minutes = Duration.between(CONTACT, eve).toMinutes();
    Told told =
        new Told("T-1", eve)
            .prioritised(0, Priority.P2)
            .prioritised(minutes + 30, Priority.P1)
            .answered(minutes + 600);
    ClockRun run =
        runs(told, ClockKind.RESPONSE, Given.office(1, List.of(), 2026, 2026)).getFirst();
    assertThat(run.run().stoppedAt()).isEqualTo(at(minutes + 600));
    assertThat(run.run().breachBy(LATER).orElseThrow().due().at()).isEqualTo(at(minutes + 60));
  }

  @Test
  void what_is_not_promised_is_not_clocked_but_a_resolution_is_measured() {
    Told told = opened().prioritised(0, Priority.P4).answered(5).resolved(90);
    assertThat(told.runs(ClockKind.RESPONSE)).isEmpty();
    assertThat(told.runs(ClockKind.UPDATE)).isEmpty();
    ClockRun resolve = told.run(ClockKind.RESOLVE);
    assertThat(resolve.run().elapsed(LATER)).isEqualTo(Duration.ofMinutes(90));
    assertThat(resolve.run().met()).isEmpty();
    assertThat(resolve.deadlineAt(at(10))).isEmpty();
  }

  @Test
  void warnings_stand_in_order_and_count_office_hours() {
    ClockRun run = opened().prioritised(5, Priority.P2).run(ClockKind.RESPONSE);
    assertThat(run.deadlineAt(at(10)))
        .contains(
            new ClockDeadline(
                at(240),
                at(240),
                List.of(new ClockWarning(50, at(120)), new ClockWarning(80, at(192)))));
  }

  @Test
  void a_target_used_up_when_the_day_ends_is_in_time_until_the_next_opening() {
    ClockRun run = opened().prioritised(0, Priority.P3).run(ClockKind.RESPONSE);
    ClockDeadline deadline = run.deadlineAt(at(0)).orElseThrow();
    assertThat(deadline.dueAt()).isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
    assertThat(deadline.inTimeUntil()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    Told atOpening = opened().prioritised(0, Priority.P3).answered(24 * 60);
    assertThat(atOpening.run(ClockKind.RESPONSE).run().met()).contains(true);
  }

  @Test
  void an_answer_at_the_deadline_is_in_time_and_one_behind_it_is_not() {
    assertThat(met(opened().prioritised(0, Priority.P1).answered(60))).isTrue();
    assertThat(met(opened().prioritised(0, Priority.P1).answered(61))).isFalse();
  }

  @Test
  void a_resolution_is_no_answer() {
    ClockRun run = opened().prioritised(0, Priority.P1).resolved(30).run(ClockKind.RESPONSE);
    assertThat(run.run().stoppedAt()).isNull();
    assertThat(run.run().breachBy(at(61))).isPresent();
  }

  @Test
  void a_new_priority_counts_from_the_original_start() {
    ClockRun run =
        opened().prioritised(0, Priority.P2).prioritised(30, Priority.P1).run(ClockKind.RESPONSE);
    assertThat(run.deadlineAt(at(40)).orElseThrow().dueAt()).isEqualTo(at(60));
    assertThat(run.againstAt(at(40)).terms().priority()).isEqualTo(Priority.P1);
  }

  @Test
  void what_was_breached_stays_breached_under_a_longer_target() {
    Told told = opened().prioritised(0, Priority.P1).prioritised(70, Priority.P2).answered(100);
    assertThat(met(told)).isFalse();
    assertThat(told.run(ClockKind.RESPONSE).run().breachBy(LATER).orElseThrow().due().at())
        .isEqualTo(at(60));
  }

  @Test
  void a_target_that_was_replaced_in_time_breaches_nothing() {
    assertThat(met(opened().prioritised(0, Priority.P1).prioritised(50, Priority.P2).answered(100)))
        .isTrue();
  }

  @Test
  void a_shorter_target_that_is_used_up_already_was_missed_when_it_was_used_up() {
    Told told = opened().prioritised(0, Priority.P2).prioritised(90, Priority.P1);
    assertThat(told.run(ClockKind.RESPONSE).run().breachBy(at(91)).orElseThrow().due().at())
        .isEqualTo(at(60));
  }

  @Test
  void late_evidence_of_an_answer_shows_that_the_target_was_met() {
    Told told = opened().prioritised(0, Priority.P1);
    assertThat(told.run(ClockKind.RESPONSE).run().breachBy(at(120))).isPresent();
    assertThat(told.answered(45).run(ClockKind.RESPONSE).run().breachBy(at(120))).isEmpty();
  }

  @Test
  void a_withdrawn_answer_was_none_and_an_earlier_one_still_holds() {
    Told told = opened().prioritised(0, Priority.P1).answered(20);
    assertThat(told.answerWithdrawn(3).run(ClockKind.RESPONSE).run().stoppedAt()).isNull();
    assertThat(told.answered(70).run(ClockKind.RESPONSE).run().stoppedAt()).isEqualTo(at(70));
  }

  @Test
  void waiting_for_the_customer_pauses_until_its_reply_at_the_reply_s_own_time() {
    Told told =
        opened()
            .prioritised(0, Priority.P2)
            .answered(10)
            .paused(60, PauseReason.CUSTOMER_ANSWER)
            .continued(200)
            .replied(120);
    ClockRun run = told.run(ClockKind.RESOLVE);
    assertThat(run.run().elapsed(at(180))).isEqualTo(Duration.ofMinutes(120));
    assertThat(run.againstAt(at(180)).halts().getFirst().to()).isEqualTo(at(120));
  }

  @Test
  void a_target_that_is_used_up_when_a_pause_begins_is_in_time_as_long_as_that_lasts() {
    long usedUp = 24 * 60 + 7 * 60;
    Told told = opened().prioritised(0, Priority.P2).paused(usedUp, PauseReason.CUSTOMER_ANSWER);
    ClockRun run = told.run(ClockKind.RESOLVE);
    assertThat(run.run().breachBy(at(usedUp + 30))).isEmpty();
    assertThat(run.deadlineAt(at(usedUp + 30))).isEmpty();
    ClockRun after = told.replied(usedUp + 40).run(ClockKind.RESOLVE);
    assertThat(after.deadlineAt(at(usedUp + 50)).orElseThrow().inTimeUntil())
        .isEqualTo(at(usedUp + 40));
    assertThat(after.run().breachBy(at(usedUp + 50))).isPresent();
  }

  @Test
  void while_it_is_paused_nobody_knows_the_deadline() {
    Told told =
        opened().prioritised(0, Priority.P2).answered(1).paused(60, PauseReason.CUSTOMER_ACTION);
    assertThat(told.run(ClockKind.RESOLVE).deadlineAt(at(70))).isEmpty();
    assertThat(told.run(ClockKind.RESOLVE).run().breachBy(LATER)).isEmpty();
    assertThat(told.continued(90).run(ClockKind.RESOLVE).deadlineAt(at(95)).orElseThrow().dueAt())
        .isEqualTo(Instant.parse("2026-11-24T16:30:00Z"));
  }

  @Test
  void no_waiting_pauses_a_response_nor_where_terms_do_not_say_so_nor_for_a_third_party() {
    Told told =
        opened()
            .prioritised(0, Priority.P1)
            .paused(10, PauseReason.CUSTOMER_ANSWER)
            .continued(50)
            .answered(60);
    assertThat(told.run(ClockKind.RESPONSE).run().elapsed(LATER)).isEqualTo(Duration.ofMinutes(60));
    assertThat(told.run(ClockKind.RESOLVE).run().elapsed(at(60))).isEqualTo(Duration.ofMinutes(60));
    Told third = opened().prioritised(0, Priority.P2).paused(10, PauseReason.THIRD_PARTY);
    assertThat(third.run(ClockKind.RESOLVE).run().elapsed(at(60)))
        .isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  void a_resolution_ends_a_wait() {
    ClockRun run =
        opened()
            .prioritised(0, Priority.P2)
            .paused(60, PauseReason.CUSTOMER_ANSWER)
            .resolved(120)
            .reopened(180)
            .run(ClockKind.RESOLVE);
    assertThat(run.againstAt(LATER).halts())
        .extracting(ClockRun.Halt::to)
        .containsExactly(at(120), at(180));
    assertThat(run.run().elapsed(at(240))).isEqualTo(Duration.ofMinutes(120));
  }

  @Test
  void time_for_which_it_stood_as_resolved_does_not_count() {
    Told told = opened().prioritised(0, Priority.P1).answered(5).resolved(60).reopened(600);
    ClockRun run = told.run(ClockKind.RESOLVE);
    assertThat(run.run().stoppedAt()).isNull();
    assertThat(run.run().elapsed(at(660))).isEqualTo(Duration.ofMinutes(120));
    assertThat(told.resolved(700).run(ClockKind.RESOLVE).run().elapsed(LATER))
        .isEqualTo(Duration.ofMinutes(160));
  }

  @Test
  void each_update_starts_the_clock_of_the_next_until_it_is_resolved() {
    List<ClockRun> runs =
        opened()
            .prioritised(0, Priority.P1)
            .answered(10)
            .updated(100)
            .updated(300)
            .resolved(320)
            .reopened(500)
            .runs(ClockKind.UPDATE);
    assertThat(runs)
        .extracting(run -> run.run().startedAt())
        .containsExactly(at(10), at(100), at(300), at(500));
    assertThat(runs)
        .extracting(run -> run.run().stoppedAt())
        .containsExactly(at(100), at(300), at(320), null);
    assertThat(runs)
        .extracting(run -> run.run().met().orElse(null))
        .containsExactly(true, false, true, null);
  }

  @Test
  void an_update_that_was_named_for_an_earlier_time_is_due_then() {
    Told told = opened().prioritised(0, Priority.P1).answered(10).updated(20, 50L);
    ClockRun run = told.runs(ClockKind.UPDATE).getLast();
    assertThat(run.deadlineAt(at(30)).orElseThrow().dueAt()).isEqualTo(at(50));
    Told later = opened().prioritised(0, Priority.P1).answered(10).updated(20, 900L);
    assertThat(later.runs(ClockKind.UPDATE).getLast().deadlineAt(at(30)).orElseThrow().dueAt())
        .isEqualTo(at(140));
  }

  @Test
  void an_update_of_which_we_hear_late_stands_between_the_others() {
    List<ClockRun> runs =
        opened()
            .prioritised(0, Priority.P1)
            .answered(10)
            .updated(300)
            .updated(100)
            .runs(ClockKind.UPDATE);
    assertThat(runs)
        .extracting(run -> run.run().startedAt())
        .containsExactly(at(10), at(100), at(300));
  }

  @Test
  void what_was_corrected_was_always_so() {
    Told told = opened().prioritised(0, Priority.P1).corrected(null, null, at(-30));
    assertThat(told.run(ClockKind.RESPONSE).run().startedAt()).isEqualTo(at(-30));
    Told others =
        opened().prioritised(0, Priority.P1).corrected(new CustomerId("globex"), null, null);
    assertThat(others.story().customer()).isEqualTo(new CustomerId("globex"));
    assertThat(
            new TicketClocks(others.alone(), List.of(), Given.calendars()).runs(ClockKind.RESPONSE))
        .isEmpty();
  }

  @Test
  void a_corrected_service_is_measured_against_the_terms_that_name_it() {
    List<SignedTerms> signed =
        List.of(Given.terms(), Given.terms("acme-portal", 1, at(-9000), "portal"));
    Told told = opened().prioritised(0, Priority.P1);
    assertThat(agreement(told, signed)).isEqualTo("acme-2026");
    assertThat(agreement(told.corrected(null, "portal", null), signed)).isEqualTo("acme-portal");
  }

  private static String agreement(Told told, List<SignedTerms> signed) {
    return new TicketClocks(told.alone(), signed, Given.calendars())
        .runs(ClockKind.RESPONSE)
        .getFirst()
        .againstAt(LATER)
        .terms()
        .agreement()
        .value();
  }

  @Test
  void what_was_resolved_already_resolves_a_merged_contact_at_the_merger() {
    Told other = new Told("T-2", at(-60)).prioritised(-60, Priority.P1).resolved(-30);
    Told told = opened().prioritised(0, Priority.P1).merged(30, other.ticket);
    TicketFamily family = new TicketFamily(told.story(), List.of(other.story()), null);
    assertThat(Told.runs(family, ClockKind.RESOLVE).getFirst().run().stoppedAt()).isEqualTo(at(30));
  }

  @Test
  void a_merged_contact_is_answered_and_helped_where_work_goes_on() {
    Told other = new Told("T-2", at(-60)).prioritised(0, Priority.P1).answered(20).resolved(200);
    Told told = opened().prioritised(0, Priority.P1).merged(30, other.ticket);
    TicketFamily family = new TicketFamily(told.story(), List.of(other.story()), null);
    assertThat(Told.runs(family, ClockKind.RESPONSE).getFirst().run().stoppedAt())
        .isEqualTo(at(20));
    assertThat(Told.runs(family, ClockKind.RESOLVE).getFirst().run().stoppedAt())
        .isEqualTo(at(200));
    assertThat(Told.runs(family, ClockKind.UPDATE).getLast().run().stoppedAt()).isEqualTo(at(30));
  }

  @Test
  void an_answer_before_the_contact_of_a_merged_ticket_answers_it_not() {
    Told other = new Told("T-2", at(-60)).prioritised(-60, Priority.P1).answered(-30);
    Told told = opened().prioritised(0, Priority.P1).merged(30, other.ticket);
    assertThat(
            Told.runs(
                    new TicketFamily(told.story(), List.of(other.story()), null),
                    ClockKind.RESPONSE)
                .getFirst()
                .run()
                .stoppedAt())
        .isNull();
    assertThat(
            Told.runs(
                    new TicketFamily(told.story(), List.of(other.updated(40).story()), null),
                    ClockKind.RESPONSE)
                .getFirst()
                .run()
                .stoppedAt())
        .isEqualTo(at(40));
  }

  @Test
  void a_part_of_a_ticket_was_answered_with_it_and_waited_with_it() {
    Told part = new Told("T-2", CONTACT).prioritised(100, Priority.P2);
    Told whole =
        opened()
            .prioritised(0, Priority.P2)
            .answered(10)
            .paused(30, PauseReason.CUSTOMER_ANSWER)
            .split(60, part.ticket)
            .replied(90);
    TicketFamily family = new TicketFamily(part.story(), List.of(), whole.story());
    assertThat(Told.runs(family, ClockKind.RESPONSE).getFirst().run().stoppedAt())
        .isEqualTo(at(10));
    assertThat(Told.runs(family, ClockKind.RESOLVE).getFirst().run().elapsed(at(100)))
        .isEqualTo(Duration.ofMinutes(70));
  }

  @Test
  void a_running_clock_keeps_its_terms_unless_the_new_version_says_otherwise() {
    Told told = opened().prioritised(0, Priority.P1);
    Map<Priority, PriorityTerms> shorter = promises();
    shorter.put(Priority.P1, new PriorityTerms("24x7", to("PT30M"), null, null, null));
    var kept = Given.second(at(10), RunningClocks.KEEP, shorter);
    var switched = Given.second(at(10), RunningClocks.SWITCH, shorter);
    assertThat(due(told, kept, at(20))).isEqualTo(at(60));
    assertThat(due(told, switched, at(5))).isEqualTo(at(60));
    assertThat(due(told, switched, at(20))).isEqualTo(at(30));
  }

  @Test
  void a_version_that_is_signed_after_its_effect_switches_running_clocks_when_it_is_signed() {
    Told told = opened().prioritised(0, Priority.P1);
    Map<Priority, PriorityTerms> shorter = promises();
    shorter.put(Priority.P1, new PriorityTerms("24x7", to("PT30M"), null, null, null));
    var late = Given.second(at(10), at(40), RunningClocks.SWITCH, shorter);
    assertThat(due(told, late, at(20))).isEqualTo(at(60));
    assertThat(due(told, late, at(40))).isEqualTo(at(30));
  }

  @Test
  void a_new_version_of_a_calendar_moves_what_is_still_to_come() {
    Told told = opened().prioritised(0, Priority.P3);
    Calendars closedTomorrow =
        Calendars.of(
            List.of(
                Given.office(1, List.of()),
                Given.office(2, List.of(LocalDate.parse("2026-11-24")))));
    ClockRun run =
        new TicketClocks(told.alone(), List.of(Given.terms()), closedTomorrow)
            .runs(ClockKind.RESPONSE)
            .getFirst();
    assertThat(run.deadlineAt(at(0)).orElseThrow().inTimeUntil())
        .isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
    assertThat(run.againstAt(at(0)).terms().calendarVersion()).isEqualTo(2);
  }

  private static List<ClockRun> runs(Told told, ClockKind kind, CalendarPublished calendar) {
    return new TicketClocks(told.alone(), List.of(Given.terms()), Calendars.of(List.of(calendar)))
        .runs(kind);
  }

  private static Instant due(Told told, SignedTerms second, Instant now) {
    return new TicketClocks(told.alone(), List.of(Given.terms(), second), Given.calendars())
        .runs(ClockKind.RESPONSE)
        .getFirst()
        .deadlineAt(now)
        .orElseThrow()
        .dueAt();
  }

  private static boolean met(Told told) {
    return told.run(ClockKind.RESPONSE).run().met().orElseThrow();
  }
}
