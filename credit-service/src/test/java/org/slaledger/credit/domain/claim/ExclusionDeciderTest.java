package org.slaledger.credit.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CreditEvent.ExclusionAccepted;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.CreditEvent.ExclusionEvent;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.claim.ExclusionCommand.AcceptExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.ClaimExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.ContestExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.RejectExclusion;
import org.slaledger.credit.domain.statement.PeriodTerms;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.rules.Checked;

class ExclusionDeciderTest {
  private static final Instant FROM = at("06-20T00:00:00");
  private static final Instant TO = at("06-20T01:00:00");
  private static final Instant NOW = at("06-21T00:00:00");
  private static final Sealing SEALING =
      (field, bytes) -> new Sealed("v1:exclusion/E-1:" + "A".repeat(60));
  private static final ExclusionDecider OPEN = new ExclusionDecider(false);
  private static final ExclusionDecider ISSUED = new ExclusionDecider(true);

  private final Given given = Given.acme();
  private final ExclusionId id = new ExclusionId("E-1");

  @Test
  void a_claim_of_time_that_has_begun_is_marked() {
    ExclusionClaimed claimed = (ExclusionClaimed) event(claim(FROM, TO, NOW));
    assertThat(claimed.backdated()).isTrue();
    assertThat(claimed.period()).isEqualTo("2026-06");
    assertThat(((ExclusionClaimed) event(claim(FROM, TO, FROM))).backdated()).isFalse();
  }

  @Test
  void a_claim_lies_within_one_period_and_under_the_terms() {
    assertThat(wrong(claim(TO, FROM, NOW))).containsExactly("to");
    assertThat(wrong(claim(FROM, at("07-01T00:00:00.001"), NOW))).containsExactly("to");
    assertThat(wrong(claim(at("05-31T23:59:59"), TO, NOW))).containsExactly("from");
    assertThat(wrong(claim(FROM, at("07-01T00:00:00"), NOW))).isEmpty();
  }

  @Test
  void a_claim_can_be_made_until_the_time_for_claims_has_passed() {
    assertThat(wrong(claim(FROM, TO, at("07-06T00:00:00")))).isEmpty();
    assertThat(wrong(claim(FROM, TO, at("07-06T00:00:00.001")))).containsExactly("from");
  }

  @Test
  void a_claim_names_known_services_their_points_and_some_evidence() {
    ClaimExclusion command =
        new ClaimExclusion(
            ExclusionCategory.ABUSE,
            List.of("hosting", "mail"),
            List.of(new PointId("other")),
            FROM,
            TO,
            List.of(),
            "...");
    assertThat(wrong(claim(command, NOW, OPEN)))
        .containsExactly("category", "services[1]", "points[0]", "evidence", "reason");
  }

  @Test
  void nothing_is_claimed_decided_or_contested_once_the_statement_is_issued() {
    assertThat(wrong(claim(command(FROM, TO), NOW, ISSUED))).containsExactly("exclusion");
    for (ExclusionCommand command :
        List.of(
            new AcceptExclusion(null),
            new RejectExclusion("no"),
            new ContestExclusion(List.of(), "no"))) {
      assertThat(wrong(ISSUED.decide(claimed(), command, "otto", SEALING)))
          .containsExactly("exclusion");
    }
  }

  @Test
  void another_than_the_claimant_accepts() {
    assertThat(wrong(decide(claimed(), new AcceptExclusion(null), "olaf")))
        .containsExactly("exclusion");
    assertThat(event(decide(claimed(), new AcceptExclusion(null), "otto")))
        .isInstanceOf(ExclusionAccepted.class);
  }

  @Test
  void what_was_contested_is_accepted_with_a_reason_and_contested_no_more() {
    given.contested("E-1", "carla", NOW);
    assertThat(wrong(decide(claimed(), new AcceptExclusion(null), "otto")))
        .containsExactly("reason");
    assertThat(wrong(decide(claimed(), new AcceptExclusion("It was."), "otto"))).isEmpty();
    given.accepted("E-1", "otto", NOW);
    assertThat(wrong(decide(claimed(), new ContestExclusion(List.of(), "No."), "carla")))
        .containsExactly("exclusion");
  }

  @Test
  void what_was_rejected_stays_so() {
    given.rejected("E-1", "otto", NOW);
    for (ExclusionCommand command :
        List.of(
            new AcceptExclusion("x"),
            new RejectExclusion("x"),
            new ContestExclusion(List.of(), "x"))) {
      assertThat(wrong(decide(claimed(), command, "anna"))).containsExactly("exclusion");
    }
  }

  @Test
  void a_ruling_rejects_also_what_was_issued_and_once() {
    given.accepted("E-1", "otto", NOW);
    assertThat(wrong(ExclusionDecider.overrule(claimed(), "x", SEALING))).isEmpty();
    given.rejected("E-1", "otto", NOW);
    assertThat(((Decision.Accepted<?>) ExclusionDecider.overrule(claimed(), "x", SEALING)).events())
        .isEmpty();
  }

  private Decision<ExclusionEvent> decide(
      ClaimedExclusion state, ExclusionCommand command, String by) {
    return OPEN.decide(state, command, by, SEALING);
  }

  /** By olaf, with whatever came of it. */
  private ClaimedExclusion claimed() {
    Given all = Given.acme();
    all.claimed("E-1", "olaf", NOW, FROM, TO);
    List<Envelope> stream = new ArrayList<>(all.events());
    stream.addAll(
        given.events().stream()
            .filter(event -> event.stream().equals(id.stream(given.agreement)))
            .toList());
    return ClaimedExclusion.of(stream).orElseThrow();
  }

  private Decision<ExclusionEvent> claim(Instant from, Instant to, Instant now) {
    return claim(command(from, to), now, OPEN);
  }

  private static ClaimExclusion command(Instant from, Instant to) {
    return new ClaimExclusion(
        ExclusionCategory.THIRD_PARTY,
        List.of("hosting"),
        null,
        from,
        to,
        List.of(new EvidenceReference("ticket:T-1")),
        "The carrier's line was cut.");
  }

  private Decision<ExclusionEvent> claim(
      ClaimExclusion command, Instant now, ExclusionDecider decider) {
    return decider.claim(given.agreement, id, june(), command, now, SEALING);
  }

  private PeriodTerms june() {
    Given signed = Given.acme();
    signed.signed(
        Given.claiming(
            new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), null),
            signed.addendum(
                Given.excluding(
                    List.of(ExclusionCategory.THIRD_PARTY),
                    Given.hosting(UnobservedAs.UP, Given.point("portal", 1))))),
        at("05-01T00:00:00"));
    return ((Checked.Accepted<PeriodTerms>)
            StatementFold.terms(Question.asOf(signed.agreement, "2026-06", NOW), signed.events()))
        .value();
  }

  private static ExclusionEvent event(Decision<ExclusionEvent> decision) {
    return ((Decision.Accepted<ExclusionEvent>) decision).events().getFirst();
  }

  private static List<String> wrong(Decision<ExclusionEvent> decision) {
    return decision instanceof Decision.Refused<ExclusionEvent> no
        ? no.violations().stream().map(Violation::field).toList()
        : List.of();
  }
}
