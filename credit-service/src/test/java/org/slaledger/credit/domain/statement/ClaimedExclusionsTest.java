package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.ServiceStatement.Claim;

/** What is claimed not to count, once by one person and accepted by another. */
class ClaimedExclusionsTest {
  private static final Instant MAY = at("05-01T00:00:00");
  private static final Instant DOWN = at("06-20T00:00:00");
  private static final Instant BACK = at("06-20T01:00:00");
  private static final Instant CLAIMED = at("06-21T00:00:00");
  private static final Instant DECIDED = at("06-22T00:00:00");
  private static final StreamCut OWN_CUT =
      new StreamCut(new ExclusionId("E-1").stream(new AgreementId("acme-2026")), 2);

  @Test
  void accepted_by_another_it_does_not_count_and_has_its_price() {
    // Given
    Given given = anHourDown(ExclusionCategory.THIRD_PARTY);
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", DECIDED);
    // When
    ServiceStatement service = service(given);
    // Then
    assertThat(service.creditAmount()).isEqualByComparingTo("0.00");
    assertThat(service.measured().excluded()).isEqualTo(Duration.ofHours(1));
    Claim claim = service.exclusions().getFirst();
    assertThat(claim.holds()).isTrue();
    assertThat(claim.backdated()).isTrue();
    assertThat(claim.announced()).isEqualTo(CLAIMED);
    assertThat(claim.price().creditWith()).isEqualByComparingTo("0.00");
    assertThat(claim.price().creditWithout()).isEqualByComparingTo("100.00");
    assertThat(claim.price().availabilityWith()).isEqualByComparingTo("100");
    assertThat(claim.price().availabilityWithout()).isEqualByComparingTo("99.861111");
    assertThat(claim.evidence()).hasToString("[credit/acme-2026:exclusion:E-1 1-2]");
    assertThat(claim.references()).hasToString("[ticket:T-1]");
    assertThat(june(given).cut()).contains(OWN_CUT);
  }

  @Test
  void whatever_is_not_accepted_by_another_has_no_effect_and_says_why() {
    assertThat(
            noEffect(
                anHourDown(ExclusionCategory.THIRD_PARTY)
                    .claimed("E-1", "olaf", CLAIMED, DOWN, BACK)))
        .isEqualTo("claimed; nobody has accepted it");
    assertThat(noEffect(claimed().accepted("E-1", "olaf", DECIDED)))
        .isEqualTo("accepted by who claimed it");
    assertThat(noEffect(claimed().rejected("E-1", "otto", DECIDED)))
        .isEqualTo("claimed and rejected");
    assertThat(
            noEffect(claimed().accepted("E-1", "otto", DECIDED).contested("E-1", "carla", DECIDED)))
        .isEqualTo("contested by the customer, and not accepted since");
    assertThat(
            noEffect(claimed().rejected("E-1", "otto", DECIDED).accepted("E-1", "otto", DECIDED)))
        .isEqualTo("claimed and rejected");
  }

  @Test
  void contested_and_accepted_anew_it_holds() {
    Given given =
        claimed()
            .accepted("E-1", "otto", DECIDED)
            .contested("E-1", "carla", DECIDED)
            .accepted("E-1", "otto", DECIDED);
    assertThat(service(given).exclusions().getFirst().holds()).isTrue();
  }

  @Test
  void a_category_that_the_addendum_does_not_list_has_no_effect() {
    Given given = anHourDown(ExclusionCategory.ABUSE);
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", DECIDED);
    assertThat(noEffect(given)).endsWith("the addendum lists no such exclusion for this service");
  }

  @Test
  void claimed_later_than_the_addendum_allows_it_has_no_effect() {
    Instant last = at("07-06T00:00:00");
    Given inTime = anHourDown(ExclusionCategory.THIRD_PARTY);
    inTime.claimed("E-1", "olaf", last, DOWN, BACK).accepted("E-1", "otto", last);
    Given late = anHourDown(ExclusionCategory.THIRD_PARTY);
    late.claimed("E-1", "olaf", last.plusMillis(1), DOWN, BACK)
        .accepted("E-1", "otto", last.plusMillis(1));
    assertThat(service(inTime).exclusions().getFirst().holds()).isTrue();
    assertThat(noEffect(late)).endsWith("the addendum allows claims until 2026-07-06T00:00:00Z");
  }

  @Test
  void a_claim_that_was_made_before_the_time_began_is_not_backdated() {
    Given given = anHourDown(ExclusionCategory.THIRD_PARTY);
    given.claimed("E-1", "olaf", DOWN, DOWN, BACK);
    assertThat(service(given).exclusions().getFirst().backdated()).isFalse();
  }

  @Test
  void what_holds_for_another_point_alone_excludes_nothing() {
    Given given = anHourDown(ExclusionCategory.THIRD_PARTY);
    given
        .claimed("E-1", "olaf", CLAIMED, DOWN, BACK, new PointId("other"))
        .accepted("E-1", "otto", DECIDED);
    assertThat(service(given).creditAmount()).isEqualByComparingTo("100.00");
  }

  @Test
  void as_known_then_is_without_what_was_accepted_later() {
    Given given = claimed().accepted("E-1", "otto", at("07-04T00:00:00"));
    Statement then = statement(given, at("07-03T00:00:00"));
    assertThat(then.credit()).isEqualByComparingTo("100.00");
    assertThat(then.services().getFirst().exclusions().getFirst().price().creditWith())
        .isEqualByComparingTo("0.00");
    assertThat(june(given).credit()).isEqualByComparingTo("0.00");
  }

  @Test
  void maintenance_that_came_too_late_has_the_price_that_it_would_have_had() {
    Given given = anHourDown(ExclusionCategory.THIRD_PARTY);
    given.announced("W-1", DOWN.minusSeconds(60), DOWN, BACK);
    Claim claim = service(given).exclusions().getFirst();
    assertThat(claim.holds()).isFalse();
    assertThat(claim.price().creditWith()).isEqualByComparingTo("0.00");
    assertThat(claim.price().creditWithout()).isEqualByComparingTo("100.00");
  }

  @Test
  void a_statements_own_stream_and_claims_of_other_periods_are_not_read() {
    Given given = claimed();
    Given other = new Given("acme-2027", "acme");
    other.claimed("E-9", "olaf", CLAIMED, DOWN, BACK);
    List<Envelope> all = new ArrayList<>(given.events());
    all.addAll(other.events());
    Statement alone = june(given);
    Statement both =
        ((Derivation.Derived)
                StatementFold.derive(
                    Question.asOf(given.agreement, "2026-06", at("08-01T00:00:00")), all))
            .statement();
    assertThat(both.canonical()).isEqualTo(alone.canonical());
  }

  private static Given claimed() {
    return anHourDown(ExclusionCategory.THIRD_PARTY).claimed("E-1", "olaf", CLAIMED, DOWN, BACK);
  }

  private static String noEffect(Given given) {
    ServiceStatement service = service(given);
    Claim claim = service.exclusions().getFirst();
    assertThat(claim.holds()).isFalse();
    assertThat(service.creditAmount()).isEqualByComparingTo("100.00");
    assertThat(claim.price().creditWithout()).isEqualByComparingTo("100.00");
    assertThat(claim.price().creditWith()).isEqualByComparingTo("0.00");
    return claim.why();
  }

  private static Given anHourDown(ExclusionCategory listed) {
    Given given = Given.acme();
    given.signed(
        Given.claiming(
            new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), null),
            given.addendum(
                Given.excluding(
                    List.of(listed),
                    Given.hosting(UnobservedAs.EXCLUDED, Given.point("portal", 1))))),
        MAY);
    return given
        .failed("portal", DOWN, 1)
        .recovered("portal", BACK, DOWN)
        .covered("portal", MAY, at("07-01T00:00:00"));
  }

  private static ServiceStatement service(Given given) {
    return june(given).services().getFirst();
  }

  private static Statement june(Given given) {
    return statement(given, at("08-01T00:00:00"));
  }

  private static Statement statement(Given given, Instant asOf) {
    return ((Derivation.Derived)
            StatementFold.derive(Question.asOf(given.agreement, "2026-06", asOf), given.events()))
        .statement();
  }
}
