package org.slaledger.contract.terms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Priority;

/**
 * Default terms. What a package gives holds for an addendum that is based on it wherever the
 * addendum says nothing of its own: field by field, and of a list whole, but for services, which
 * are matched by name. An addendum has only those services that it names.
 */
public record PackageTerms(
    @Nullable String zone,
    @Nullable String currency,
    @Nullable Cycle cycle,
    @Nullable RunningClocks runningClocks,
    @Nullable String supportHours,
    @Nullable Map<Priority, PriorityTerms> priorities,
    @Nullable List<Service> services,
    @Nullable ResponseCredit responseCredit,
    @Nullable List<ChangeFlow> changes,
    @Nullable ClaimTerms claims,
    @Nullable String checkpointKey) {

  /** Default terms of one service; where it is measured is the customer's own. */
  public record Service(
      String service,
      @Nullable BigDecimal fee,
      @Nullable UnobservedAs unobserved,
      @Nullable MaintenanceTerms maintenance,
      @Nullable List<ExclusionCategory> exclusions,
      @Nullable ExcludedTime excludedTime,
      @Nullable AvailabilityTerms availability,
      @Nullable CreditTerms credit) {}
}
