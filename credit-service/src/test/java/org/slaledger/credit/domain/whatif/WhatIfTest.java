package org.slaledger.credit.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
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
    owed("0.00", "100.00", new WhatIf(List.of(ONE), null, null, null, null));
    given.contested("E-1", "carla", DECIDED);
    owed("100.00", "0.00", new WhatIf(null, List.of(ONE), null, null, null));
  }

  @Test
  void a_window_is_left_out() {
    given.announced("W-1", MAY, DOWN, BACK);
    owed("0.00", "100.00", new WhatIf(null, null, List.of("W-1"), null, null));
  }

  @Test
  void more_failures_make_an_outage() {
    owed("100.00", "0.00", new WhatIf(null, null, null, null, 2));
  }

  @Test
  void a_location_has_measured_nothing() {
    WhatIf.Answer.Compared compared =
        compared(new WhatIf(null, null, null, List.of("local"), null));
    assertThat(compared.wouldBe().services().getFirst().measured().unobserved())
        .isEqualTo(Duration.ofDays(30));
    assertThat(compared.changes())
        .extracting(ChangedFigure::path)
        .contains("services[hosting].measured.unobserved");
  }

  @Test
  void nothing_otherwise_is_nothing_changed() {
    WhatIf.Answer.Compared compared = compared(new WhatIf(null, null, null, null, null));
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
            0);
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
