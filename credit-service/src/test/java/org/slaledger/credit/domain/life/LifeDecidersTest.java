package org.slaledger.credit.domain.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.event.CreditEvent.CreditGranted;
import org.slaledger.contract.event.CreditEvent.CreditSettled;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.contract.event.CreditEvent.StatementDisputed;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.Ruling;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.claim.Sealing;
import org.slaledger.credit.domain.life.DisputeCommand.DisputeStatement;
import org.slaledger.credit.domain.life.DisputeCommand.RuleOnDispute;
import org.slaledger.credit.domain.life.StatementLife.Phase;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.PeriodTerms;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.rules.Checked;

/** A statement's life, decision by decision. */
class LifeDecidersTest {
  private static final Instant DOWN = at("06-20T00:00:00");
  private static final Instant BACK = at("06-20T01:00:00");
  private static final Instant CLAIMED = at("06-21T00:00:00");
  private static final Instant ISSUED = at("07-04T00:00:00");
  private static final Instant AUGUST = at("08-01T00:00:00");
  private static final DisputeId DISPUTE = new DisputeId("D-1");
  private static final ExclusionId EXCLUSION = new ExclusionId("E-1");
  private static final Sealing SEALING =
      (field, bytes) -> new Sealed("v1:dispute/D-1:" + "A".repeat(60));

  private final Given given = anHourDown();
  private final StreamId stream = StatementLife.stream(given.agreement, "2026-06");

  @Test
  void issued_once_and_finished_and_what_is_owed_is_granted_with_it() {
    Statement statement = june();
    List<StatementEvent> events = accepted(LifeDecider.issue(life(), statement));
    assertThat(events).hasSize(2);
    assertThat(events.getLast())
        .isEqualTo(
            new CreditGranted(
                given.agreement, "2026-06", new BigDecimal("100.00"), "EUR", statement.hash()));
    assertThat(wrong(LifeDecider.issue(life(), june(at("06-25T00:00:00")))))
        .containsExactly("period");
    keep(ISSUED, "credit-service", events);
    assertThat(wrong(LifeDecider.issue(life(), statement))).containsExactly("period");
    assertThat(life().phase()).isEqualTo(Phase.ISSUED);
  }

  @Test
  void what_is_not_owed_is_not_granted() {
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", CLAIMED);
    assertThat(accepted(LifeDecider.issue(life(), june()))).hasSize(1);
  }

  @Test
  void a_correction_explains_the_difference_and_what_is_granted_sums_up_to_the_latest_credit() {
    // Given
    Statement before = issue();
    given.failed("portal", at("06-22T00:00:00"), 1);
    given.recovered("portal", at("06-24T00:00:00"), at("06-22T00:00:00"));
    Statement more = june();
    // When
    List<StatementEvent> events = accepted(LifeDecider.correct(life(), before, more, null));
    // Then
    StatementCorrected corrected = (StatementCorrected) events.getFirst();
    assertThat(corrected.correctedHash()).isEqualTo(before.hash());
    assertThat(corrected.changes())
        .contains(new ChangedFigure("services[hosting].measured.counted", "PT1H", "PT49H"));
    keep(AUGUST, "olaf", events);
    assertThat(life().granted()).isEqualByComparingTo(more.credit());
    assertThat(life().phase()).isEqualTo(Phase.CORRECTED);
  }

  @Test
  void a_correction_takes_back_what_was_granted_too_much() {
    Statement before = issue();
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", CLAIMED);
    List<StatementEvent> events = accepted(LifeDecider.correct(life(), before, june(), null));
    assertThat(((CreditGranted) events.getLast()).amount()).isEqualByComparingTo("-100.00");
    keep(AUGUST, "olaf", events);
    assertThat(life().granted()).isEqualByComparingTo("0");
  }

  @Test
  void further_evidence_of_later_periods_is_no_difference() {
    Statement before = issue();
    given.covered("portal", at("07-01T00:00:00"), at("07-20T00:00:00"));
    Statement after = june();
    assertThat(after.hash()).isNotEqualTo(before.hash());
    assertThat(wrong(LifeDecider.correct(life(), before, after, null)))
        .containsExactly("statementHash");
  }

  @Test
  void only_the_latest_is_corrected() {
    issue();
    assertThat(wrong(LifeDecider.correct(life(), june(at("06-25T00:00:00")), june(), null)))
        .containsExactly("statementHash");
    assertThat(wrong(LifeDecider.correct(StatementLife.NONE, june(), june(), null)))
        .containsExactly("period");
  }

  @Test
  void all_that_was_granted_is_settled_once() {
    assertThat(wrong(settle("CN-1"))).containsExactly("period");
    issue();
    assertThat(wrong(settle(" "))).containsExactly("reference");
    List<StatementEvent> events = accepted(settle("CN-1"));
    assertThat(((CreditSettled) events.getFirst()).amount()).isEqualByComparingTo("100");
    keep(AUGUST, "olaf", events);
    assertThat(life().phase()).isEqualTo(Phase.SETTLED);
    assertThat(wrong(settle("CN-2"))).containsExactly("period");
  }

  @Test
  void a_dispute_names_what_the_statement_has() {
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", CLAIMED);
    issue();
    assertThat(wrong(dispute(new DisputedMatter.Time("hosting", DOWN, BACK)))).isEmpty();
    assertThat(wrong(dispute(new DisputedMatter.Time("mail", BACK, DOWN))))
        .containsExactly("about.service", "about.from");
    assertThat(wrong(dispute(new DisputedMatter.OneExclusion(EXCLUSION)))).isEmpty();
    assertThat(wrong(dispute(new DisputedMatter.OneExclusion(new ExclusionId("E-2")))))
        .containsExactly("about.exclusion");
    assertThat(wrong(dispute(new DisputedMatter.Figure("hosting", "availability")))).isEmpty();
    assertThat(wrong(dispute(new DisputedMatter.Figure(null, "availability"))))
        .containsExactly("about.figure");
  }

  @Test
  void a_dispute_is_brought_in_time_and_ruled_on_in_time() {
    DisputedMatter credit = new DisputedMatter.Figure(null, "credit");
    assertThat(wrong(dispute(credit))).containsExactly("period");
    issue();
    Instant last = ISSUED.plus(Duration.ofDays(30));
    assertThat(wrong(dispute(credit, last.plusMillis(1)))).containsExactly("period");
    List<StatementEvent> events = accepted(dispute(credit, last));
    Instant ruleBy = last.plus(Duration.ofDays(14));
    assertThat(((StatementDisputed) events.getFirst()).ruleBy()).isEqualTo(ruleBy);
    keep(last, "carla", events);
    assertThat(life().phase()).isEqualTo(Phase.DISPUTED);
    Dispute open = life().dispute(DISPUTE).orElseThrow();
    assertThat(open.overdue(ruleBy)).isFalse();
    assertThat(open.overdue(ruleBy.plusMillis(1))).isTrue();
  }

  @Test
  void another_than_who_disputed_rules_and_once() {
    issue();
    keep(ISSUED, "carla", accepted(dispute(new DisputedMatter.Figure(null, "credit"))));
    RuleOnDispute rejected = new RuleOnDispute(Ruling.REJECTED, "It is right.");
    assertThat(wrong(rule(rejected, "carla"))).containsExactly("dispute");
    assertThat(wrong(rule(new RuleOnDispute(Ruling.REJECTED, " "), "olaf")))
        .containsExactly("reason");
    keep(AUGUST, "olaf", accepted(rule(rejected, "olaf")));
    assertThat(life().phase()).isEqualTo(Phase.ISSUED);
    assertThat(wrong(rule(rejected, "olaf"))).containsExactly("dispute");
  }

  @Test
  void an_upheld_dispute_awaits_the_correction_that_names_it() {
    Statement before = issue();
    keep(ISSUED, "carla", accepted(dispute(new DisputedMatter.Figure(null, "credit"))));
    keep(ISSUED, "olaf", accepted(rule(new RuleOnDispute(Ruling.UPHELD, "It is not."), "olaf")));
    assertThat(life().phase()).isEqualTo(Phase.UPHELD);
    assertThat(life().awaitingCorrection()).containsExactly(DISPUTE);
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", CLAIMED);
    List<StatementEvent> events = accepted(LifeDecider.correct(life(), before, june(), null));
    assertThat(((StatementCorrected) events.getFirst()).disputes()).containsExactly(DISPUTE);
    keep(AUGUST, "credit-service", events);
    assertThat(life().awaitingCorrection()).isEmpty();
    assertThat(life().phase()).isEqualTo(Phase.CORRECTED);
  }

  private Decision<StatementEvent> settle(String reference) {
    return LifeDecider.settle(given.agreement, "2026-06", life(), reference);
  }

  private Decision<StatementEvent> dispute(DisputedMatter about) {
    return dispute(about, ISSUED.plusSeconds(1));
  }

  private Decision<StatementEvent> dispute(DisputedMatter about, Instant now) {
    return new DisputeDecider(given.agreement, terms(), life())
        .dispute(DISPUTE, new DisputeStatement(about, List.of(), "It is not so."), now, SEALING);
  }

  private Decision<StatementEvent> rule(RuleOnDispute command, String by) {
    return new DisputeDecider(given.agreement, terms(), life()).rule(DISPUTE, command, by, SEALING);
  }

  private Statement issue() {
    Statement statement = june();
    keep(ISSUED, "credit-service", accepted(LifeDecider.issue(life(), statement)));
    return statement;
  }

  private void keep(Instant at, String by, List<StatementEvent> events) {
    events.forEach(event -> given.record(stream, at, at, by, event));
  }

  private StatementLife life() {
    List<Envelope> own =
        given.events().stream().filter(event -> event.stream().equals(stream)).toList();
    return StatementLife.of(own);
  }

  private PeriodTerms terms() {
    return ((Checked.Accepted<PeriodTerms>)
            StatementFold.terms(Question.asOf(given.agreement, "2026-06", AUGUST), given.events()))
        .value();
  }

  private Statement june() {
    return june(AUGUST);
  }

  private Statement june(Instant asOf) {
    return ((Derivation.Derived)
            StatementFold.derive(Question.asOf(given.agreement, "2026-06", asOf), given.events()))
        .statement();
  }

  private static Given anHourDown() {
    Given given = Given.acme();
    given.signed(
        Given.claiming(
            new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), Duration.ofDays(14)),
            given.addendum(
                Given.excluding(
                    List.of(ExclusionCategory.THIRD_PARTY),
                    Given.hosting(UnobservedAs.EXCLUDED, Given.point("portal", 1))))),
        at("05-01T00:00:00"));
    return given
        .failed("portal", DOWN, 1)
        .recovered("portal", BACK, DOWN)
        .covered("portal", at("05-01T00:00:00"), at("07-01T00:00:00"));
  }

  private static List<StatementEvent> accepted(Decision<StatementEvent> decision) {
    return ((Decision.Accepted<StatementEvent>) decision).events();
  }

  private static List<String> wrong(Decision<StatementEvent> decision) {
    return decision instanceof Decision.Refused<StatementEvent> no
        ? no.violations().stream().map(Violation::field).toList()
        : List.of();
  }
}
