package org.slaledger.credit.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class RulesetOneTest {
  /** Where it fails after an update of Java, the old ruleset stays and a new one is due. */
  @Test
  void the_frozen_decimals_are_those_that_java_knows() {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      if (currency.getDefaultFractionDigits() >= 0) {
        assertThat(RulesetOne.currency(currency.getCurrencyCode()).digits())
            .as(currency.getCurrencyCode())
            .isEqualTo(currency.getDefaultFractionDigits());
      }
    }
  }
}
