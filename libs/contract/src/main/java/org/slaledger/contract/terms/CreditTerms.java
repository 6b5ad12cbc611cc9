package org.slaledger.contract.terms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is owed for which availability; one record for each schedule. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "schedule")
@JsonSubTypes(@JsonSubTypes.Type(value = CreditTerms.Tiers.class, name = "TIERS"))
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
}
