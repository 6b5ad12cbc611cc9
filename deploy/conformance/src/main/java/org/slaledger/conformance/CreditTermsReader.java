package org.slaledger.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.credit.AvailabilityTerms;
import org.slaledger.rules.credit.CreditTerms;
import org.slaledger.rules.credit.ExcludedTime;
import org.slaledger.rules.credit.FrozenCurrency;
import org.slaledger.rules.credit.ServiceTerms;
import org.slaledger.rules.credit.UnobservedAs;

/** Reads the one service of a case's addendum, with the defaults that case files have. */
final class CreditTermsReader {
  private CreditTermsReader() {}

  private enum Method {
    DOWNTIME,
    SLICES,
    ERROR_RATE
  }

  private enum Scheme {
    TIERS,
    PER_HOUR_BEYOND,
    PRO_RATA,
    HOURS_WAIVED
  }

  static ServiceTerms terms(Fields service, FrozenCurrency currency) {
    service.only(
        "service", "fee", "availability", "credit", "unobserved", "excludedTime", "maintenance");
    return new ServiceTerms(
        service.text("service"),
        service.decimal("fee"),
        currency,
        availability(service.object("availability")),
        credit(service.object("credit")),
        service.has("unobserved")
            ? service.choice("unobserved", UnobservedAs.class)
            : UnobservedAs.UP,
        service.has("excludedTime")
            ? service.choice("excludedTime", ExcludedTime.class)
            : ExcludedTime.KEPT,
        service.has("maintenance")
            ? orZero(service.object("maintenance").only("notice").optionalDuration("notice"))
            : Duration.ZERO);
  }

  private static AvailabilityTerms availability(Fields fields) {
    return switch (fields.choice("method", Method.class)) {
      case DOWNTIME -> {
        fields.only("method", "objective", "minimumOutage", "wholeUnits");
        yield new AvailabilityTerms.Downtime(
            fields.decimal("objective"),
            orZero(fields.optionalDuration("minimumOutage")),
            fields.optionalDuration("wholeUnits"));
      }
      case SLICES -> {
        fields.only("method", "objective", "slice", "badAbove", "minimumRun");
        yield new AvailabilityTerms.Slices(
            fields.decimal("objective"),
            fields.duration("slice"),
            fields.decimal("badAbove"),
            fields.has("minimumRun")
                ? fields.value("minimumRun", Integer::valueOf, "a number of slices")
                : 1);
      }
      case ERROR_RATE -> {
        fields.only("method", "objective", "slice");
        yield new AvailabilityTerms.ErrorRate(
            fields.decimal("objective"), fields.duration("slice"));
      }
    };
  }

  private static CreditTerms credit(Fields fields) {
    Scheme scheme = fields.choice("schedule", Scheme.class);
    BigDecimal cap = fields.optionalDecimal("cap");
    BigDecimal minimum = fields.optionalDecimal("minimumAmount");
    return switch (scheme) {
      case TIERS -> new CreditTerms.Tiers(tiers(known(fields, "tiers")), cap, minimum);
      case PER_HOUR_BEYOND ->
          new CreditTerms.PerHourBeyond(
              known(fields, "percentPerHour").decimal("percentPerHour"), cap, minimum);
      case PRO_RATA ->
          new CreditTerms.ProRata(known(fields, "multiple").decimal("multiple"), cap, minimum);
      case HOURS_WAIVED ->
          new CreditTerms.HoursWaived(known(fields, "moreThan").duration("moreThan"), cap, minimum);
    };
  }

  /** What a schedule does not read is unknown to it. */
  private static Fields known(Fields fields, String own) {
    return fields.only("schedule", own, "cap", "minimumAmount");
  }

  private static List<CreditTerms.Tier> tiers(Fields fields) {
    return fields.objects("tiers").stream()
        .map(tier -> tier.only("below", "atMost", "percent"))
        .map(
            tier ->
                new CreditTerms.Tier(
                    tier.optionalDecimal("below"),
                    tier.optionalDecimal("atMost"),
                    tier.decimal("percent")))
        .toList();
  }

  private static Duration orZero(@Nullable Duration given) {
    return given == null ? Duration.ZERO : given;
  }
}
