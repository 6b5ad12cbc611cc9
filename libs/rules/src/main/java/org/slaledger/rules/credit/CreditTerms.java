package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is owed for which availability; one record for each schedule. */
public sealed interface CreditTerms {

  /** At most so many percent of the fee; 100 where not given. */
  @Nullable BigDecimal cap();

  /** An exact amount that is not greater becomes zero; no such rule where not given. */
  @Nullable BigDecimal minimumAmount();

  /** TIERS: the highest percent of the tiers that are met. */
  record Tiers(List<Tier> tiers, @Nullable BigDecimal cap, @Nullable BigDecimal minimumAmount)
      implements CreditTerms {
    public Tiers {
      tiers = List.copyOf(tiers);
    }
  }

  /**
   * PER_HOUR_BEYOND: a percent for each whole hour of down time beyond what the objective allows.
   */
  record PerHourBeyond(
      BigDecimal percentPerHour, @Nullable BigDecimal cap, @Nullable BigDecimal minimumAmount)
      implements CreditTerms {}

  /** PRO_RATA: a multiple of the share of time that was down, once the objective is missed. */
  record ProRata(BigDecimal multiple, @Nullable BigDecimal cap, @Nullable BigDecimal minimumAmount)
      implements CreditTerms {}

  /** HOURS_WAIVED: each hour with more than so much down time in it is free. */
  record HoursWaived(
      Duration moreThan, @Nullable BigDecimal cap, @Nullable BigDecimal minimumAmount)
      implements CreditTerms {}

  /**
   * One tier, met when availability is below, or at most, a bound in percent. Exactly one of the
   * two is given.
   *
   * @param percent of the fee
   */
  record Tier(@Nullable BigDecimal below, @Nullable BigDecimal atMost, BigDecimal percent) {

    /** The bound, whichever it is; nothing for a tier without one, which is refused. */
    @Nullable BigDecimal bound() {
      return below != null ? below : atMost;
    }
  }
}
