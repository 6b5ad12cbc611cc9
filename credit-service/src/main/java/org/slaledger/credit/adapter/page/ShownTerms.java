package org.slaledger.credit.adapter.page;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.CreditTerms.Tier;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.RunningClocks;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.statement.ResponseCredits;
import org.slaledger.web.page.ShownTimes;

/** How templates put terms into words. */
@TemplateExtension
final class ShownTerms {
  private ShownTerms() {}

  /** What becomes of time that nobody measured. */
  static String sentence(SilentAs silent) {
    return switch (silent) {
      case UP ->
          "A location that does not measure while another does counts as one that sees it up.";
      case DOWN ->
          "A location that does not measure while another does counts as one that sees it down.";
      case ABSTAINS -> "A location that does not measure does not count.";
    };
  }

  static String consequence(UnobservedAs unobserved) {
    return switch (unobserved) {
      case UP -> "counts as up";
      case DOWN -> "counts as down";
      case EXCLUDED -> "leaves the reckoning";
    };
  }

  /** What becomes of clocks that run when the terms take effect. */
  static String ofRunningClocks(Addendum terms) {
    return terms.runningClocks() == RunningClocks.SWITCH
        ? "get these targets then, counted from their original start"
        : "keep the terms they started under";
  }

  /** What one late answer gives back, for each service. */
  static List<ResponseCredits.Line> oneLate(Addendum terms) {
    return ResponseCredits.ofOneLate(terms);
  }

  /** A promised time, and when it is warned of. */
  static String words(TargetTerms promised) {
    @Nullable List<Integer> warnAt = promised.warnAt();
    String target = ShownTimes.words(promised.target());
    return warnAt == null || warnAt.isEmpty()
        ? target
        : target
            + warnAt.stream()
                .map(share -> share + " %")
                .collect(Collectors.joining(" and ", "; warned of at ", " of it"));
  }

  /** How availability is reckoned, in a sentence. */
  static String sentence(AvailabilityTerms terms) {
    return switch (terms) {
      case AvailabilityTerms.Downtime it ->
          "the share of time that was not down"
              + (it.minimumOutage() == null
                  ? ""
                  : "; outages shorter than "
                      + ShownTimes.words(it.minimumOutage())
                      + " are dropped")
              + (it.wholeUnits() == null
                  ? ""
                  : "; each piece counts in whole units of "
                      + ShownTimes.words(it.wholeUnits())
                      + " only");
      case AvailabilityTerms.Slices it ->
          "the share of time that lies in good slices of "
              + ShownTimes.words(it.slice())
              + "; one is bad when more than "
              + plain(it.badAbove())
              + " of it failed"
              + (it.minimumRun() == null
                  ? ""
                  : ", and " + it.minimumRun() + " bad ones stand in a row");
      case AvailabilityTerms.ErrorRate it ->
          "what the mean error rate of slices of "
              + ShownTimes.words(it.slice())
              + " leaves of 100 %";
    };
  }

  /** What may be claimed not to count as down. */
  static String sentence(ExclusionCategory category) {
    return switch (category) {
      case CUSTOMER_CHANGE -> "changes on the customer's side outside the change flow";
      case THIRD_PARTY -> "what an external party caused";
      case FORCE_MAJEURE -> "force majeure";
      case ABUSE -> "abuse, and attacks while they are fended off";
    };
  }

  /** What becomes of time that is excluded. */
  static String ofExcluded(ServiceTerms service) {
    return service.excludedTime() == ExcludedTime.REMOVED
        ? "leaves the reckoning altogether"
        : "counts as if the service had been up";
  }

  /** What is given back for which availability, a sentence each. */
  static List<String> sentences(CreditTerms terms) {
    return switch (terms) {
      case CreditTerms.Tiers it -> it.tiers().stream().map(ShownTerms::sentence).toList();
      case CreditTerms.PerHourBeyond it ->
          List.of(
              plain(it.percentPerHour())
                  + " % of the fee for each whole hour of down time beyond what the objective"
                  + " leaves");
      case CreditTerms.ProRata it ->
          List.of(
              "where the objective was missed, "
                  + plain(it.multiple())
                  + " times the share of time that was down");
      case CreditTerms.HoursWaived it ->
          List.of(
              "the fee of each hour with more than "
                  + ShownTimes.words(it.moreThan())
                  + " down in it");
    };
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private static String sentence(Tier tier) {
    String bound = tier.below() != null ? "below " + tier.below() : "at most " + tier.atMost();
    return bound + " %: " + tier.percent().toPlainString() + " % of the fee";
  }
}
