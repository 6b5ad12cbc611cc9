package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Fraction;

/**
 * The result: what is owed for one service, and why.
 *
 * @param facts what it was derived from
 * @param account what became of every instant
 * @param availability nothing when the denominator is empty
 * @param tier the one that was met, where the schedule has tiers
 * @param exactPercent of the fee, after the cap
 * @param exactAmount the fee times the percent, before a minimum is asked for and before rounding
 * @param whyZero why an amount became zero, or that there was nothing to measure
 * @param withoutEffect exclusions that do not hold: planned maintenance that was announced too late
 */
public record Owed(
    ServiceTerms terms,
    Facts facts,
    Account account,
    @Nullable Availability availability,
    CreditTerms.@Nullable Tier tier,
    Fraction exactPercent,
    Fraction exactAmount,
    @Nullable WhyZero whyZero,
    List<Exclusion> withoutEffect) {

  /** Why nothing is owed although the schedule gave something, or could give nothing. */
  public enum WhyZero {
    /** No time was left to be available in: there is no availability and no credit. */
    EMPTY_DENOMINATOR,
    /** The exact amount is not greater than the terms' minimum amount. */
    NOT_ABOVE_MINIMUM_AMOUNT
  }

  public Owed {
    withoutEffect = List.copyOf(withoutEffect);
  }

  /** As printed: percent of the fee, HALF_UP to 6 decimals. */
  public BigDecimal percent() {
    return exactPercent.rounded(6);
  }

  /** What is to be paid, HALF_UP to the currency's digits. */
  public BigDecimal amount() {
    return (whyZero == null ? exactAmount : Fraction.ZERO).rounded(terms.currency().digits());
  }
}
