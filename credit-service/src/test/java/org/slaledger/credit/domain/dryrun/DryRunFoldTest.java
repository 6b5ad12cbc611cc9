package org.slaledger.credit.domain.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.givingBack;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.Cycle;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.agreement.Known;
import org.slaledger.credit.domain.dryrun.DryRun.Breach;
import org.slaledger.credit.domain.dryrun.DryRun.Kept;
import org.slaledger.credit.domain.life.LifeDecider;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.credit.domain.statement.ResponseReport.State;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.promises.Agreement;

class DryRunFoldTest {
  private static final CustomerId ACME = new CustomerId("acme");
  private static final Instant MAY = at("05-01T00:00:00");
  private static final Instant JUNE = at("06-01T00:00:00");
  private static final Instant DOWN = at("06-20T00:00:00");
  private static final Instant BACK = at("06-20T01:00:00");
  private static final Instant NOW = at("07-10T12:00:00");
  private static final Instant CONTACT = at("06-10T08:00:00");

  private final Given given = Given.acme();
  private final Addendum signed = given.addendum(hosting(UnobservedAs.UP, point("web", 1)));

  /** An hour of June without the service, and one ticket that was answered within 20 minutes. */
  private void history() {
    given.signed(signed, MAY).failed("web", DOWN, 1).recovered("web", BACK, DOWN);
    given.covered("web", MAY, DOWN).covered("web", DOWN, NOW);
    answered(Duration.ofMinutes(20));
  }

  private void answered(Duration after) {
    Instant answer = CONTACT.plus(after);
    boolean met = after.compareTo(Duration.ofMinutes(30)) <= 0;
    Instant due = CONTACT.plus(Duration.ofMinutes(30));
    TicketId ticket = new TicketId("T-1");
    StreamId clock = ClockKind.RESPONSE.stream(ticket);
    given.answered("T-1", CONTACT, answer).clockStarted("T-1", CONTACT);
    if (!met) {
      given.record(
          clock,
          due,
          new ClockBreached(ticket, ClockKind.RESPONSE, CONTACT, ACME, given.against(), due));
    }
    given.record(
        clock,
        answer,
        new ClockStopped(
            ticket, ClockKind.RESPONSE, CONTACT, ACME, given.against(), answer, after, met));
  }

  @Test
  void the_very_terms_that_were_signed_come_to_what_was() {
    history();
    DryRun run = run(signed);
    Statement was = was(run, "2026-06");
    Statement wouldBe = wouldBe(run, "2026-06");
    assertThat(wouldBe.services()).isEqualTo(was.services());
    assertThat(wouldBe.response()).isEqualTo(was.response());
    assertThat(run.owed().wouldBe())
        .isEqualTo(run.owed().was())
        .isEqualTo(Map.of("EUR", new BigDecimal("100.00")));
    assertThat(run.breaches()).isEmpty();
  }

  @Test
  void terms_that_give_back_more_and_ask_for_sooner_answers_show_both() {
    // Given
    history();
    Addendum strict =
        Given.crediting(
            new ResponseCredit(BigDecimal.ONE, null),
            Given.answering(
                Duration.ofMinutes(15),
                given.addendum(givingBack(25, hosting(UnobservedAs.UP, point("web", 1))))));
    // When
    DryRun run = run(strict);
    // Then: 250 for the outage, and 1 % of 1000 for the answer
    assertThat(run.owed().was()).containsEntry("EUR", new BigDecimal("100.00"));
    assertThat(run.owed().wouldBe()).containsEntry("EUR", new BigDecimal("260.00"));
    Breach breach = run.breaches().getFirst();
    assertThat(run.breaches()).hasSize(1);
    assertThat(state(breach.was())).isEqualTo(State.MET);
    assertThat(state(breach.wouldBe())).isEqualTo(State.BREACHED);
    assertThat(Objects.requireNonNull(breach.wouldBe()).dueAt())
        .isEqualTo(CONTACT.plus(Duration.ofMinutes(15)));
    assertThat(kept(run)).isEqualTo(new Kept(0, 1, 0));
  }

  @Test
  void a_breach_that_would_have_been_none_is_shown() {
    given.signed(signed, MAY);
    answered(Duration.ofMinutes(40));
    Breach breach = run(Given.answering(Duration.ofHours(1), signed)).breaches().getFirst();
    assertThat(state(breach.was())).isEqualTo(State.BREACHED);
    assertThat(state(breach.wouldBe())).isEqualTo(State.MET);
  }

  @Test
  void a_customer_without_an_agreement_is_told_what_would_have_been() {
    // Given what was measured for it, and its ticket
    given.failed("web", DOWN, 1).recovered("web", BACK, DOWN).covered("web", MAY, NOW);
    given.answered("T-1", CONTACT, CONTACT.plus(Duration.ofMinutes(40)));
    // When
    DryRun run = run(signed);
    // Then
    assertThat(run.agreements()).isEmpty();
    assertThat(run.owed().was()).isEmpty();
    assertThat(run.owed().wouldBe()).containsEntry("EUR", new BigDecimal("100.00"));
    assertThat(run.breaches()).hasSize(1);
  }

  @Test
  void what_was_issued_stays_whatever_became_known_since() {
    // Given
    history();
    Statement issued = was(run(signed), "2026-06");
    given.record(
        StreamId.of("credit", given.agreement + ":2026-06"),
        at("07-05T00:00:00"),
        new StatementIssued(
            given.agreement,
            "2026-06",
            issued.ruleset(),
            issued.cut(),
            null,
            issued.hash(),
            issued.credit(),
            "EUR"));
    given.failed("web", at("06-25T00:00:00"), 1);
    // When
    DryRun run = run(signed);
    // Then
    assertThat(was(run, "2026-06").hash()).isEqualTo(issued.hash());
    assertThat(wouldBe(run, "2026-06").services()).isNotEqualTo(issued.services());
  }

  @Test
  void what_corrected_it_is_what_was_issued() {
    // Given
    history();
    Statement issued = was(run(signed), "2026-06");
    StreamId stream = StreamId.of("credit", given.agreement + ":2026-06");
    given.failed("web", at("06-25T00:00:00"), 1);
    Statement further = was(run(signed), "2026-06");
    said(LifeDecider.issue(StatementLife.NONE, issued))
        .forEach(event -> given.record(stream, at("07-05T00:00:00"), event));
    StatementLife life = StatementLife.of(of(stream));
    said(LifeDecider.correct(life, issued, further, null))
        .forEach(event -> given.record(stream, at("07-06T00:00:00"), event));
    // When
    DryRun run = run(signed);
    // Then
    assertThat(further.hash()).isNotEqualTo(issued.hash());
    assertThat(was(run, "2026-06").hash()).isEqualTo(further.hash());
  }

  private List<Envelope> of(StreamId stream) {
    return given.events().stream().filter(event -> event.stream().equals(stream)).toList();
  }

  private static List<StatementEvent> said(Decision<StatementEvent> decision) {
    return ((Decision.Accepted<StatementEvent>) decision).events();
  }

  @Test
  void periods_begin_where_the_first_one_does_and_the_last_one_runs() {
    history();
    DryRun run = run(signed);
    assertThat(run.from()).isEqualTo(JUNE);
    assertThat(run.periods()).extracting(DryRun.Period::name).containsExactly("2026-06", "2026-07");
    assertThat(wouldBe(run, "2026-07").state()).isEqualTo(Statement.State.RUNNING);
    assertThat(wouldBe(run, "2026-07").to()).isEqualTo(NOW);
  }

  @Test
  void both_begin_where_the_longer_of_two_cycles_does() {
    // Given a quarter, of which a month is tried from its second one on
    history();
    Addendum quarterly = Given.each(Cycle.QUARTER, signed);
    // Then
    assertThat(run(quarterly).from()).isEqualTo(at("04-01T00:00:00"));
    given.signed(quarterly, at("07-01T00:00:00"));
    DryRun run = run(signed);
    assertThat(run.from()).isEqualTo(JUNE);
    assertThat(run.periods())
        .extracting(DryRun.Period::name)
        .containsExactly("2026-06", "2026-07", "2026-Q3");
  }

  @Test
  void what_an_earlier_agreement_promised_of_the_services_is_what_was() {
    // Given
    history();
    Known known = new Known(true, Map.of(), List.of(), List.of());
    AgreementId next = new AgreementId("acme-2027");
    // When
    Supposed supposed = accepted(Supposed.of(next, Agreement.NONE, signed, known, 1, NOW));
    DryRun run = DryRunFold.of(supposed, given.events(), NOW).orElseThrow();
    // Then
    assertThat(run.agreements()).containsExactly(given.agreement);
    assertThat(run.owed().wouldBe()).isEqualTo(run.owed().was());
    assertThat(run.breaches()).isEmpty();
  }

  @Test
  void months_before_a_calendar_begins_are_refused_and_those_after_are_reckoned_by_it() {
    // Given hours of Mondays and Fridays from 2025 on, and an answer on a Wednesday after 5 h
    history();
    given.record(new CalendarId("office").stream(), MAY, Given.office(1));
    given.answered("T-2", CONTACT, CONTACT.plus(Duration.ofHours(5)));
    Addendum office = Given.within("office", signed);
    // Then
    assertThat(refused(office, 24)).extracting(Violation::field).containsExactly("months");
    assertThat(run(office).breaches()).isEmpty();
    assertThat(kept(run(office))).isEqualTo(new Kept(2, 0, 0));
  }

  @Test
  void events_in_another_order_of_streams_and_twice_change_nothing() {
    history();
    List<Envelope> events = new ArrayList<>(given.events());
    events.addAll(given.events());
    Collections.rotate(events, given.events().size());
    assertThat(DryRunFold.of(supposed(signed, 1), events, NOW).orElseThrow())
        .isEqualTo(run(signed));
  }

  @Test
  void terms_that_could_not_be_put_forward_are_refused() {
    history();
    Addendum free = given.addendum(givingBack(101, hosting(UnobservedAs.UP, point("web", 1))));
    assertThat(refused(free, 1))
        .extracting(Violation::field)
        .contains("services[0].credit.tiers[0].percent");
    assertThat(refused(signed, 0)).extracting(Violation::field).containsExactly("months");
    assertThat(refused(signed, 25)).extracting(Violation::allowed).containsExactly("1 to 24");
  }

  private DryRun run(Addendum terms) {
    return DryRunFold.of(supposed(terms, 1), given.events(), NOW).orElseThrow();
  }

  private Supposed supposed(Addendum terms, int months) {
    return accepted(decision(terms, months));
  }

  private static Supposed accepted(Decision<Supposed> decision) {
    return switch (decision) {
      case Decision.Accepted<Supposed>(List<Supposed> one) -> one.getFirst();
      case Decision.Refused<Supposed> no -> throw new AssertionError(no.toString());
    };
  }

  private List<Violation> refused(Addendum terms, int months) {
    return decision(terms, months) instanceof Decision.Refused<Supposed> no
        ? no.violations()
        : List.of();
  }

  private Decision<Supposed> decision(Addendum terms, int months) {
    Agreement state =
        Agreement.of(
            given.events().stream()
                .filter(event -> event.stream().equals(given.agreement.stream()))
                .map(Envelope::data)
                .toList());
    Known known = new Known(true, Map.of(), List.of(Given.office(1)), List.of());
    return Supposed.of(given.agreement, state, terms, known, months, NOW);
  }

  private static @Nullable Kept kept(DryRun run) {
    return Objects.requireNonNull(run.periods().getFirst().wouldBe())
        .clocks()
        .get(ClockKind.RESPONSE);
  }

  private static Statement was(DryRun run, String period) {
    return period(run, period).was().getFirst().statement();
  }

  private static Statement wouldBe(DryRun run, String period) {
    return Objects.requireNonNull(period(run, period).wouldBe()).statement();
  }

  private static DryRun.Period period(DryRun run, String name) {
    return run.periods().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static @Nullable State state(@Nullable Clock clock) {
    return clock == null ? null : clock.state();
  }
}
