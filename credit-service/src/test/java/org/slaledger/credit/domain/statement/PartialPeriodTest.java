package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;
import static org.slaledger.credit.domain.Given.hosting;
import static org.slaledger.credit.domain.Given.point;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;

class PartialPeriodTest {
  private static final Instant MAY_16 = at("05-16T00:00:00");
  private static final Instant JULY_10 = at("07-10T00:00:00");

  @Test
  void a_first_period_that_is_not_whole_has_the_fee_that_the_addendum_states() {
    Given given = down(null);
    assertThat(service(given, "2026-05").promised().fee()).hasToString("400.00");
    assertThat(service(given, "2026-05").creditAmount()).hasToString("40.00");
    assertThat(service(given, "2026-06").creditAmount()).hasToString("100.00");
  }

  @Test
  void a_last_one_has_the_fee_that_was_stated_when_the_agreement_ended() {
    Given given = down(Map.of("hosting", new BigDecimal("300.00")));
    assertThat(service(given, "2026-07").creditAmount()).hasToString("30.00");
    assertThat(service(given, "2026-06").creditAmount()).hasToString("100.00");
  }

  private static Given down(@Nullable Map<String, BigDecimal> lastFees) {
    Given given = Given.acme();
    given.signed(
        given.addendum(Given.firstFee("400.00", hosting(UnobservedAs.DOWN, point("web", 1)))),
        MAY_16);
    if (lastFees != null) {
      given.record(
          given.agreement.stream(),
          MAY_16,
          new AgreementEnded(given.agreement, JULY_10, "moved away", lastFees));
    }
    return given;
  }

  private static ServiceStatement service(Given given, String period) {
    return ((Derivation.Derived)
            StatementFold.derive(
                Question.asOf(given.agreement, period, at("09-01T00:00:00")), given.events()))
        .statement()
        .services()
        .getFirst();
  }
}
