package org.slaledger.credit.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.rules.Problem;

class WhatIfTest {
  private static final Instant MAY = at("05-01T00:00:00");
  private static final Instant AUGUST = at("08-01T00:00:00");
  private static final Instant DOWN = at("06-20T00:00:00");
  private static final Instant BACK = at("06-20T01:00:00");
  private static final Instant CLAIMED = at("06-21T00:00:00");
  private static final Instant DECIDED = at("06-22T00:00:00");
  private static final ExclusionId ONE = new ExclusionId("E-1");

  private final Given given = anHourDown();

  @Test
  void an_accepted_exclusion_is_left_out_and_a_contested_one_counts() {
    given.claimed("E-1", "olaf", CLAIMED, DOWN, BACK).accepted("E-1", "otto", DECIDED);
    owed("0.00", "100.00", new WhatIf(List.of(ONE), null, null, null, null, null));
    given.contested("E-1", "carla", DECIDED);
    owed("100.00", "0.00", new WhatIf(null, List.of(ONE), null, null, null, null));
  }

  @Test
  void a_window_is_left_out() {
    given.announced("W-1", MAY, DOWN, BACK);
    owed("0.00", "100.00", new WhatIf(null, null, List.of("W-1"), null, null, null));
  }

  @Test
  void more_failures_make_an_outage() {
    owed("100.00", "0.00", new WhatIf(null, null, null, null, 2, null));
  }

  @Test
  void a_location_has_measured_nothing() {
    WhatIf.Answer.Compared compared =
        compared(new WhatIf(null, null, null, List.of("local"), null, null));
    assertThat(compared.wouldBe().services().getFirst().measured().unobserved())
        .isEqualTo(Duration.ofDays(30));
    assertThat(compared.changes())
        .extracting(ChangedFigure::path)
        .contains("services[hosting].measured.unobserved");
  }

  @Test
  void nothing_otherwise_is_nothing_changed() {
    WhatIf.Answer.Compared compared = compared(new WhatIf(null, null, null, null, null, null));
    assertThat(compared.changes()).isEmpty();
    assertThat(compared.wouldBe()).isEqualTo(compared.is());
  }

  @Test
  void what_the_statement_does_not_rest_on_is_refused_and_named() {
    WhatIf asked =
        new WhatIf(
            List.of(new ExclusionId("E-9")),
            List.of(new ExclusionId("E-8")),
            List.of("W-9"),
            List.of("moon"),
            0,
            null);
    assertThat(asked.answer(june(), given.events()))
        .isInstanceOfSatisfying(
            WhatIf.Answer.Refused.class,
            no ->
                assertThat(no.problems())
                    .extracting(Problem::field)
                    .containsExactly(
                        "withoutExclusions",
                        "withExclusions",
                        "withoutWindows",
                        "withoutLocations",
                        "confirm"));
  }

  @Test
  void other_terms_are_promised_for_a_service() {
    owed("100.00", "0.00", promising(crediting("hosting", "99.8", "portal", null)));
  }

  @Test
  void other_terms_can_not_rest_on_what_the_statement_does_not_rest_on() {
    assertThat(refused(promising(crediting("shop", "99.8", "portal", Duration.ofHours(8)))))
        .containsExactly("services[0].service", "services[0].maintenance.yearlyCap");
    assertThat(refused(promising(crediting("hosting", "99.8", "moon", null))))
        .containsExactly("services[0].points[0].point");
  }

  @Test
  void what_no_addendum_may_say_is_not_supposed() {
    ServiceTerms twice = crediting("hosting", "101", "portal", null);
    assertThat(refused(promising(twice, twice)))
        .contains("services[0].credit.tiers[0].below", "services[1].service");
  }

  private static WhatIf promising(ServiceTerms... services) {
    return new WhatIf(null, null, null, null, null, List.of(services));
  }

  private static ServiceTerms crediting(
      String service, String below, String point, @Nullable Duration cap) {
    ServiceTerms signed = Given.hosting(UnobservedAs.EXCLUDED, Given.point(point, 1));
    return new ServiceTerms(
        service,
        signed.fee(),
        null,
        signed.points(),
        signed.unobserved(),
        new MaintenanceTerms(Duration.ofHours(48), null, cap),
        null,
        null,
        signed.availability(),
        new CreditTerms.Tiers(
            List.of(new CreditTerms.Tier(new BigDecimal(below), null, BigDecimal.TEN)),
            null,
            null));
  }

  private List<String> refused(WhatIf otherwise) {
    return ((WhatIf.Answer.Refused) otherwise.answer(june(), given.events()))
        .problems().stream().map(Problem::field).toList();
  }

  private void owed(String is, String wouldBe, WhatIf otherwise) {
    WhatIf.Answer.Compared compared = compared(otherwise);
    assertThat(compared.is().credit()).isEqualByComparingTo(is);
    assertThat(compared.wouldBe().credit()).isEqualByComparingTo(wouldBe);
    assertThat(compared.changes()).contains(new ChangedFigure("credit", is, wouldBe));
  }

  private WhatIf.Answer.Compared compared(WhatIf otherwise) {
    return (WhatIf.Answer.Compared) otherwise.answer(june(), given.events());
  }

  private Question june() {
    return Question.asOf(given.agreement, "2026-06", AUGUST);
  }

  private static Given anHourDown() {
    Given given = Given.acme();
    return given
        .signed(
            Given.claiming(
                new ClaimTerms(Duration.ofDays(5), Duration.ofDays(30), null),
                given.addendum(
                    Given.excluding(
                        List.of(ExclusionCategory.THIRD_PARTY),
                        Given.hosting(UnobservedAs.EXCLUDED, Given.point("portal", 1))))),
            MAY)
        .failed("portal", DOWN, 1)
        .recovered("portal", BACK, DOWN)
        .covered("portal", MAY, at("07-01T00:00:00"));
  }
}
