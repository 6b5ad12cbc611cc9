package org.slaledger.credit.domain.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.slaledger.credit.domain.Given.at;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.life.CreditNote.Kind;
import org.slaledger.credit.domain.life.CreditNote.Line;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;

class CreditNoteTest {
  private static final Instant DOWN = at("06-20T00:00:00");
  private static final Instant BACK = at("06-20T01:00:00");
  private static final Instant CLAIMED = at("06-21T00:00:00");
  private static final Instant ISSUED = at("07-04T00:00:00");
  private static final Instant AUGUST = at("08-01T00:00:00");
  private static final Instant SEPTEMBER = at("09-01T00:00:00");
  private static final Parties PARTIES = new Parties("Hoster", new CustomerId("acme"), "Acme");

  private final Given given = anHourDown();
  private final StreamId stream = StatementLife.stream(given.agreement, "2026-06");

  @Test
  void the_lines_of_a_note_are_what_its_statement_owes_and_sum_up_to_what_was_granted() {
    // Given
    late("T-1");
    late("T-2");
    // When
    Statement statement = issue();
    CreditNote note = note(statement, 1);
    // Then: 10 % for the outage, 2.5 % for each late response
    assertThat(note.note()).isEqualTo("acme-2026/2026-06/1");
    assertThat(note.lines())
        .extracting(Line::kind, Line::service, Line::percent, Line::amount)
        .containsExactly(
            row(Kind.AVAILABILITY, "10.000000", "100.00"),
            row(Kind.LATE_RESPONSES, "5.000000", "50.00"));
    assertThat(note.lines().getLast().tickets())
        .containsExactly(new TicketId("T-1"), new TicketId("T-2"));
    assertThat(note.amount()).isEqualTo("150.00").isEqualTo(statement.credit());
    assertThat(note.creditedBefore()).isEqualTo("0.00");
    assertThat(note.settlement()).isNull();
    assertThat(note.statementHash()).isEqualTo(statement.hash());
  }

  @Test
  void a_note_of_a_correction_has_the_difference_and_what_was_credited_before() {
    // Given
    Statement first = issue();
    settle("CN-1", ISSUED);
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", CLAIMED);
    // When
    Statement second = correct(first);
    CreditNote note = note(second, 2);
    // Then
    assertThat(note.credit()).isEqualTo("0.00");
    assertThat(note.creditedBefore()).isEqualTo("100.00");
    assertThat(note.amount()).isEqualTo("-100.00");
    assertThat(note.lines())
        .extracting(Line::kind, Line::amount)
        .containsExactly(
            tuple(Kind.AVAILABILITY, new BigDecimal("0.00")),
            tuple(Kind.CREDITED_BEFORE, new BigDecimal("-100.00")));
    // Then: the first stays what it was
    assertThat(note(first, 1).amount()).isEqualTo("100.00");
    assertThat(note(first, 1).lines()).hasSize(1);
  }

  @Test
  void a_settlement_takes_what_no_earlier_one_has_taken() {
    // Given
    Statement first = issue();
    settle("CN-1", ISSUED);
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", CLAIMED);
    Statement second = correct(first);
    assertThat(note(second, 2).settlement()).isNull();
    // When
    settle("CN-2", SEPTEMBER);
    // Then
    assertThat(note(first, 1).settlement()).isEqualTo(new Grant.Settlement("CN-1", ISSUED));
    assertThat(note(second, 2).settlement()).isEqualTo(new Grant.Settlement("CN-2", SEPTEMBER));
  }

  @Test
  void a_statement_that_owes_nothing_has_a_note_of_nothing() {
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", CLAIMED);
    CreditNote note = note(issue(), 1);
    assertThat(note.amount()).isEqualTo("0.00");
    assertThat(note.lines()).extracting(Line::amount).containsExactly(new BigDecimal("0.00"));
    assertThat(note.settlement()).isNull();
  }

  @Test
  void what_was_not_granted_as_the_statement_owes_it_is_no_note() {
    Statement statement = issue();
    StatementLife life = life();
    StatementLife nothingGranted =
        new StatementLife(life.given(), life.disputes(), List.of(), life.settlements());
    assertThatThrownBy(
            () -> CreditNote.of(statement, life.latest().orElseThrow(), nothingGranted, PARTIES))
        .hasMessageContaining("acme-2026/2026-06/1 grants 0.00, but its lines sum up to 100.00");
  }

  private static Tuple row(Kind kind, String percent, String amount) {
    return tuple(kind, "hosting", new BigDecimal(percent), new BigDecimal(amount));
  }

  private CreditNote note(Statement statement, int number) {
    StatementLife life = life();
    return CreditNote.of(statement, life.numbered(number).orElseThrow(), life, PARTIES);
  }

  private Statement issue() {
    Statement statement = june();
    keep(ISSUED, LifeDecider.issue(life(), statement));
    return statement;
  }

  private Statement correct(Statement before) {
    Statement after = june();
    keep(AUGUST, LifeDecider.correct(life(), before, after, null));
    return after;
  }

  private void settle(String reference, Instant at) {
    keep(at, LifeDecider.settle(given.agreement, "2026-06", life(), reference));
  }

  private void keep(Instant at, Decision<StatementEvent> decision) {
    ((Decision.Accepted<StatementEvent>) decision)
        .events()
        .forEach(event -> given.record(stream, at, event));
  }

  private StatementLife life() {
    return StatementLife.of(
        given.events().stream().filter(event -> event.stream().equals(stream)).toList());
  }

  private Statement june() {
    Question question = Question.asOf(given.agreement, "2026-06", SEPTEMBER);
    Derivation derivation =
        StatementFold.derive(
            question,
            given.events().stream().filter(event -> !event.stream().equals(stream)).toList());
    return ((Derivation.Derived) derivation).statement();
  }

  private void late(String ticket) {
    TicketId id = new TicketId(ticket);
    Instant due = DOWN.plus(Duration.ofMinutes(30));
    given.clockStarted(ticket, DOWN);
    given.record(
        ClockKind.RESPONSE.stream(id),
        due,
        new ClockBreached(
            id, ClockKind.RESPONSE, DOWN, new CustomerId("acme"), given.against(), due));
  }

  private static Given anHourDown() {
    Given given = Given.acme();
    given.signed(
        Given.crediting(
            new ResponseCredit(new BigDecimal("2.5"), null),
            Given.claiming(
                new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), Duration.ofDays(14)),
                given.addendum(
                    Given.excluding(
                        List.of(ExclusionCategory.THIRD_PARTY),
                        Given.hosting(UnobservedAs.EXCLUDED, Given.point("portal", 1)))))),
        at("05-01T00:00:00"));
    return given
        .failed("portal", DOWN, 1)
        .recovered("portal", BACK, DOWN)
        .covered("portal", at("05-01T00:00:00"), at("07-01T00:00:00"));
  }
}
