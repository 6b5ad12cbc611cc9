package org.slaledger.rules.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.credit.AvailabilityTerms;
import org.slaledger.rules.credit.Category;
import org.slaledger.rules.credit.CreditTerms;
import org.slaledger.rules.credit.ExcludedTime;
import org.slaledger.rules.credit.Exclusion;
import org.slaledger.rules.credit.Facts;
import org.slaledger.rules.credit.FrozenCurrency;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.credit.ServiceTerms;
import org.slaledger.rules.credit.UnobservedAs;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** Reads a case of credits.json into the values of the sum. */
final class CreditCase {
  private CreditCase() {}

  static ServiceTerms terms(JsonNode addendum) {
    JsonNode service =
        Cases.known(
            addendum.get("service"),
            "service",
            "fee",
            "availability",
            "credit",
            "unobserved",
            "excludedTime",
            "maintenance");
    return new ServiceTerms(
        service.get("service").asText(),
        new BigDecimal(service.get("fee").asText()),
        FrozenCurrency.named(addendum.get("currency").asText()).orElseThrow(),
        availability(service.get("availability")),
        credit(service.get("credit")),
        UnobservedAs.valueOf(service.path("unobserved").asText("UP")),
        ExcludedTime.valueOf(service.path("excludedTime").asText("KEPT")),
        Duration.parse(service.path("maintenance").path("notice").asText("PT0S")));
  }

  private static AvailabilityTerms availability(JsonNode node) {
    BigDecimal objective = new BigDecimal(node.get("objective").asText());
    return switch (node.get("method").asText()) {
      case "DOWNTIME" -> {
        Cases.known(node, "method", "objective", "minimumOutage", "wholeUnits");
        Duration minimum = Duration.parse(node.path("minimumOutage").asText("PT0S"));
        yield new AvailabilityTerms.Downtime(objective, minimum, duration(node, "wholeUnits"));
      }
      case "SLICES" -> {
        Cases.known(node, "method", "objective", "slice", "badAbove", "minimumRun");
        yield new AvailabilityTerms.Slices(
            objective,
            Duration.parse(node.get("slice").asText()),
            new BigDecimal(node.get("badAbove").asText()),
            node.path("minimumRun").asInt(1));
      }
      case "ERROR_RATE" -> {
        Cases.known(node, "method", "objective", "slice");
        yield new AvailabilityTerms.ErrorRate(
            objective, Duration.parse(node.get("slice").asText()));
      }
      default -> throw new IllegalArgumentException("unknown method in " + node);
    };
  }

  private static CreditTerms credit(JsonNode node) {
    Cases.known(
        node,
        "schedule",
        "tiers",
        "percentPerHour",
        "multiple",
        "moreThan",
        "cap",
        "minimumAmount");
    BigDecimal cap = decimal(node, "cap");
    BigDecimal minimum = decimal(node, "minimumAmount");
    return switch (node.get("schedule").asText()) {
      case "TIERS" -> new CreditTerms.Tiers(tiers(node.get("tiers")), cap, minimum);
      case "PER_HOUR_BEYOND" ->
          new CreditTerms.PerHourBeyond(
              new BigDecimal(node.get("percentPerHour").asText()), cap, minimum);
      case "PRO_RATA" ->
          new CreditTerms.ProRata(new BigDecimal(node.get("multiple").asText()), cap, minimum);
      case "HOURS_WAIVED" ->
          new CreditTerms.HoursWaived(Duration.parse(node.get("moreThan").asText()), cap, minimum);
      default -> throw new IllegalArgumentException("unknown schedule in " + node);
    };
  }

  private static List<CreditTerms.Tier> tiers(JsonNode nodes) {
    List<CreditTerms.Tier> tiers = new ArrayList<>();
    for (JsonNode node : nodes) {
      Cases.known(node, "below", "atMost", "percent");
      tiers.add(
          new CreditTerms.Tier(
              decimal(node, "below"),
              decimal(node, "atMost"),
              new BigDecimal(node.get("percent").asText())));
    }
    return tiers;
  }

  /** In case files, and only there, time of which nothing is said is up. */
  static Facts facts(JsonNode node, Period period) {
    List<Observed> evidence = new ArrayList<>();
    for (JsonNode piece : node.get("evidence")) {
      Cases.known(piece, "from", "to", "state", "errorRate");
      evidence.add(
          new Observed(Cases.interval(piece), state(piece), List.of("evidence" + evidence.size())));
    }
    List<Exclusion> exclusions = new ArrayList<>();
    for (JsonNode piece : node.get("exclusions")) {
      Cases.known(piece, "category", "announced", "from", "to");
      Instant announced = piece.has("announced") ? Cases.instant(piece.get("announced")) : null;
      exclusions.add(
          new Exclusion(
              Category.valueOf(piece.get("category").asText()),
              Cases.interval(piece),
              announced,
              "exclusion" + exclusions.size()));
    }
    return new Facts(period, Timeline.of(hull(evidence, period), State.UP, evidence), exclusions);
  }

  private static Interval hull(List<Observed> evidence, Period period) {
    Intervals all =
        Intervals.of(evidence.stream().map(Observed::interval).toList())
            .union(Intervals.of(period.interval()));
    return new Interval(all.parts().getFirst().from(), all.parts().getLast().to());
  }

  private static State state(JsonNode piece) {
    return switch (piece.get("state").asText()) {
      case "DOWN" -> State.DOWN;
      case "UNOBSERVED" -> State.UNOBSERVED;
      case "DEGRADED" ->
          new State.Degraded(Fraction.of(new BigDecimal(piece.get("errorRate").asText())));
      default -> throw new IllegalArgumentException("unknown state in " + piece);
    };
  }

  private static @Nullable BigDecimal decimal(JsonNode node, String field) {
    return node.has(field) ? new BigDecimal(node.get(field).asText()) : null;
  }

  private static @Nullable Duration duration(JsonNode node, String field) {
    return node.has(field) ? Duration.parse(node.get(field).asText()) : null;
  }
}
