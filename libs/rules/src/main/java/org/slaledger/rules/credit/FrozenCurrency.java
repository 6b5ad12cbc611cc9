package org.slaledger.rules.credit;

import java.util.Currency;
import org.slaledger.rules.Checked;

/**
 * A currency as data, so that no later list of currencies changes an old sum.
 *
 * @param code ISO 4217
 * @param digits decimals in which it is paid, 0 to 6
 */
public record FrozenCurrency(String code, int digits) {
  public FrozenCurrency {
    if (digits < 0 || digits > 6) {
      throw new IllegalArgumentException("no currency is paid in " + digits + " decimals");
    }
  }

  /** What this machine knows of a code; refused, with the field {@code currency}, if nothing. */
  public static Checked<FrozenCurrency> named(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(
            known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0)
        .<Checked<FrozenCurrency>>map(
            known ->
                new Checked.Accepted<>(new FrozenCurrency(code, known.getDefaultFractionDigits())))
        .findFirst()
        .orElseGet(
            () ->
                Checked.refused(
                    "currency", "unknown currency '" + code + "'", "an ISO 4217 code such as EUR"));
  }
}
