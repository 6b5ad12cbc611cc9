package org.slaledger.credit.adapter.page;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.slaledger.contract.Target;
import org.slaledger.contract.terms.AvailabilityTerms;
import org.slaledger.contract.terms.CreditTerms;
import org.slaledger.contract.terms.CreditTerms.Tier;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.agreement.VersionState;
import org.slaledger.credit.domain.statement.ResponseReport;
import org.slaledger.credit.domain.statement.ServiceStatement;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.view.ShownPeriod;
import org.slaledger.rules.credit.Fate;
import org.slaledger.web.page.ShownTimes;

/** How templates put terms and statements into words. */
@TemplateExtension
final class Shown {
  private static final DateTimeFormatter SECONDS = utc("yyyy-MM-dd HH:mm:ss 'UTC'");
  private static final DateTimeFormatter MILLIS = utc("yyyy-MM-dd HH:mm:ss.SSS 'UTC'");

  private Shown() {}

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Such as {@code finished}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** To the second, or to the millisecond where there are any: {@code 2026-06-20 04:00:00 UTC}. */
  static String exact(Instant instant) {
    return (instant.toEpochMilli() % 1000 == 0 ? SECONDS : MILLIS).format(instant);
  }

  /** What becomes of time that nobody measured. */
  static String consequence(UnobservedAs unobserved) {
    return switch (unobserved) {
      case UP -> "counts as up";
      case DOWN -> "counts as down";
      case EXCLUDED -> "leaves the reckoning";
    };
  }

  /** How long a piece of an account is. */
  static Duration length(ServiceStatement.Piece piece) {
    return Duration.between(piece.from(), piece.to());
  }

  /** The strip of a service. */
  static Picture picture(ServiceStatement service) {
    return Picture.of(service);
  }

  /** The stylesheet's name for a part of a picture. */
  static String look(Fate.Kind fate) {
    return switch (fate) {
      case UP -> "up";
      case COUNTED -> "down";
      case EXCLUDED, FORGIVEN -> "excluded";
      case UNOBSERVED -> "unobserved";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(Fate.Kind fate) {
    return switch (fate) {
      case UP -> "ok";
      case COUNTED -> "bad";
      case EXCLUDED, FORGIVEN -> "warn";
      case UNOBSERVED -> "held";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(ResponseReport.State state) {
    return switch (state) {
      case MET -> "ok";
      case BREACHED -> "bad";
      case OPEN -> "idle";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(VersionState state) {
    return switch (state) {
      case PROPOSED, ACCEPTED_BY_ONE -> "warn";
      case SIGNED, SUPERSEDED -> "held";
      case EFFECTIVE -> "ok";
      case ENDED -> "idle";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(Statement.State state) {
    return switch (state) {
      case RUNNING -> "idle";
      case FINISHED -> "ok";
    };
  }

  /** The stylesheet's name for a state. */
  static String tone(ShownPeriod.State state) {
    return switch (state) {
      case RUNNING -> "idle";
      case FINISHED -> "warn";
      case ISSUED -> "ok";
    };
  }

  /** How availability is reckoned, in a sentence. */
  static String sentence(AvailabilityTerms terms) {
    return switch (terms) {
      case AvailabilityTerms.Downtime it ->
          "the share of time that was not down"
              + (it.minimumOutage() == null
                  ? ""
                  : "; outages shorter than " + it.minimumOutage() + " are dropped")
              + (it.wholeUnits() == null
                  ? ""
                  : "; each piece counts its whole " + it.wholeUnits() + " only");
      case AvailabilityTerms.Slices it ->
          "the share of time that lies in good slices of "
              + it.slice()
              + "; one is bad when more than "
              + plain(it.badAbove())
              + " of it failed"
              + (it.minimumRun() == null
                  ? ""
                  : ", and " + it.minimumRun() + " bad ones stand in a row");
      case AvailabilityTerms.ErrorRate it ->
          "what the mean error rate of slices of " + it.slice() + " leaves of 100 %";
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

  /** A promised time. */
  static String words(Target target) {
    return target.isWorkingDays() ? target.value() : ShownTimes.words(target.time());
  }

  /** What is given back for which availability, a sentence each. */
  static List<String> sentences(CreditTerms terms) {
    return switch (terms) {
      case CreditTerms.Tiers it -> it.tiers().stream().map(Shown::sentence).toList();
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
