package org.slaledger.credit.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.decision.Violation;

class RightPartsTest {
  @Test
  void what_is_wrong_with_the_content_is_said_of_parts_whose_form_is_right() {
    List<Violation> both =
        RightParts.and(
            wrong("services[0].points[1].point", "services[1].availability.method", "colour"),
            wrong(
                "currency",
                "services[0].points[0].confirm",
                "services[0].points[1].timeout",
                "services[1].credit.tiers[0].below",
                "services[1].points"));
    assertThat(both)
        .extracting(Violation::field)
        .containsExactly(
            "services[0].points[1].point",
            "services[1].availability.method",
            "colour",
            "currency",
            "services[0].points[0].confirm",
            "services[1].points");
  }

  @Test
  void nothing_is_said_of_what_stands_in_a_whole_that_is_wrong() {
    assertThat(
            RightParts.and(
                wrong("services[0]", "priorities.P1"),
                wrong("services[0].fee", "priorities.P1.response.target", "services[1].fee")))
        .extracting(Violation::field)
        .containsExactly("services[0]", "priorities.P1", "services[1].fee");
  }

  @Test
  void a_first_fee_is_not_judged_by_periods_that_nobody_knows() {
    assertThat(RightParts.and(wrong("cycle"), wrong("services[0].firstPeriodFee", "currency")))
        .extracting(Violation::field)
        .containsExactly("cycle", "currency");
  }

  private static List<Violation> wrong(String... fields) {
    return Arrays.stream(fields).map(it -> new Violation(it, "is wrong", "another")).toList();
  }
}
