package org.slaledger.contract.terms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is owed for which availability; one record for each schedule. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "schedule")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CreditTerms.Tiers.class, name = "TIERS"),
  @JsonSubTypes.Type(value = CreditTerms.PerHourBeyond.class, name = "PER_HOUR_BEYOND"),
  @JsonSubTypes.Type(value = CreditTerms.ProRata.class, name = "PRO_RATA"),
  @JsonSubTypes.Type(value = CreditTerms.HoursWaived.class, name = "HOURS_WAIVED")
})
public sealed interface CreditTerms {
  /** At most so many percent of the fee; 100 where not given. */
  @Nullable BigDecimal cap();

  /** An exact amount that is not greater becomes zero; none where not given. */
  @Nullable BigDecimal minimumAmount();

  /** The highest percent of the tiers that are met. */
  record Tiers(List<Tier> tiers, @Nullable BigDecimal cap, @Nullable BigDecimal minimumAmount)
      implements CreditTerms {}

  /**
   * One tier, met when availability is below, or at most, a bound in percent. Exactly one of the
   * two is given.
   *
   * @param percent of the fee
   */
  record Tier(@Nullable BigDecimal below, @Nullable BigDecimal atMost, BigDecimal percent) {}

  /**
   * A percent for each whole hour that was down beyond what the objective leaves.
   *
   * @param percentPerHour of the fee
   */
  record PerHourBeyond(
      BigDecimal percentPerHour, @Nullable BigDecimal cap, @Nullable BigDecimal minimumAmount)
      implements CreditTerms {}

  /**
   * The share of time that was down, where the objective was missed.
   *
   * @param multiple of that share
   */
  record ProRata(BigDecimal multiple, @Nullable BigDecimal cap, @Nullable BigDecimal minimumAmount)
      implements CreditTerms {}

  /**
   * Each hour with too much down time in it is given back.
   *
   * @param moreThan so much down time is too much
   */
  record HoursWaived(
      Duration moreThan, @Nullable BigDecimal cap, @Nullable BigDecimal minimumAmount)
      implements CreditTerms {}
}
