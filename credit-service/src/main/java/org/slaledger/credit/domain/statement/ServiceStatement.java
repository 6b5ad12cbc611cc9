package org.slaledger.credit.domain.statement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.terms.ExcludedTime;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.rules.credit.Availability;
import org.slaledger.rules.credit.Category;
import org.slaledger.rules.credit.Fate;
import org.slaledger.rules.credit.Owed;
import org.slaledger.rules.credit.Owed.WhyZero;

/**
 * One service of a statement.
 *
 * @param seenUntil up to when evidence tells of it; null where there is none at all
 * @param availability in percent, to 6 decimals; null when no time was left to be available in
 * @param creditPercent of the fee, to 6 decimals
 * @param creditAmount in the currency's decimals
 * @param whyZero why nothing is owed although the schedule gave something, or could give nothing
 * @param exclusions what was put forward as not counting, whether it holds or not
 * @param account what became of every instant, in order, without gap or overlap
 */
public record ServiceStatement(
    String service,
    Promised promised,
    Measured measured,
    @Nullable Instant seenUntil,
    @Nullable BigDecimal availability,
    BigDecimal creditPercent,
    BigDecimal creditAmount,
    @Nullable WhyZero whyZero,
    List<Claim> exclusions,
    List<Piece> account) {
  /** Keeps copies. */
  public ServiceStatement {
    exclusions = List.copyOf(exclusions);
    account = List.copyOf(account);
  }

  /**
   * What the addendum says.
   *
   * @param objective in percent
   * @param fee of this period; a first or last one that is not whole may have another than others
   * @param maintenanceNotice null where maintenance is never excluded
   * @param maintenanceWithin the calendar in whose hours maintenance must lie
   * @param maintenanceYearlyCap at most so much of it is excluded in a calendar year
   */
  public record Promised(
      BigDecimal objective,
      BigDecimal fee,
      UnobservedAs unobserved,
      ExcludedTime excludedTime,
      @Nullable Duration maintenanceNotice,
      @Nullable String maintenanceWithin,
      @Nullable Duration maintenanceYearlyCap) {}

  /**
   * The account, summed up: {@code up + counted + excluded + forgiven + unobserved = whole}.
   *
   * @param whole the length of the interval that the statement covers
   * @param denominator what availability is a share of: the whole less what leaves the reckoning
   */
  public record Measured(
      Duration whole,
      Duration up,
      Duration counted,
      Duration excluded,
      Duration forgiven,
      Duration unobserved,
      @Nullable Duration denominator) {}

  /**
   * Time that was put forward as not counting.
   *
   * @param announced when it was announced or claimed, as recorded
   * @param backdated whether the time had begun by then
   * @param holds whether it takes effect
   * @param price what depends on it
   * @param evidence the events that say so
   * @param references what was pointed at to show that it is so
   */
  public record Claim(
      Category category,
      Instant from,
      Instant to,
      Instant announced,
      boolean backdated,
      boolean holds,
      String why,
      Price price,
      List<EventRange> evidence,
      List<EvidenceReference> references) {}

  /**
   * What the service comes to with one exclusion and without it, all others being as they are.
   *
   * @param availabilityWith in percent; null when no time would be left to be available in
   * @param creditWith in the currency's decimals
   */
  public record Price(
      @Nullable BigDecimal availabilityWith,
      BigDecimal creditWith,
      @Nullable BigDecimal availabilityWithout,
      BigDecimal creditWithout) {
    static Price of(Owed with, Owed without) {
      return new Price(percent(with), with.amount(), percent(without), without.amount());
    }

    private static @Nullable BigDecimal percent(Owed owed) {
      Availability availability = owed.availability();
      return availability == null ? null : availability.percent();
    }

    /** What the exclusion takes from the credit. */
    public BigDecimal difference() {
      return creditWithout.subtract(creditWith);
    }
  }

  /**
   * A piece of the account.
   *
   * @param from inclusive
   * @param to exclusive
   * @param evidence the events that it comes from
   */
  public record Piece(
      Instant from,
      Instant to,
      Observation observed,
      Fate.Kind fate,
      String why,
      List<EventRange> evidence) {}

  /** What was seen. */
  public enum Observation {
    UP,
    DOWN,
    DEGRADED,
    UNOBSERVED
  }
}
