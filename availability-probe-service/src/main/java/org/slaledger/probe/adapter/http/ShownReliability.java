package org.slaledger.probe.adapter.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.evidence.Reliability;

/**
 * How reliable something was over a period, by what was observed of it.
 *
 * @param observed up and down time
 * @param availability observed up time of observed time; none where nothing was observed
 * @param unobservedShare of the period
 * @param outagesBegun outages that began in the period
 * @param outagesEnded outages that ended in it, and were seen to
 * @param repairing their down time, also that before the period
 * @param mttr {@code repairing} by {@code outagesEnded}, to the nanosecond below
 * @param mtbf {@code up} by {@code outagesBegun}, to the nanosecond below
 * @param text availability and unobserved share in words
 * @param note what this is not
 */
public record ShownReliability(
    Instant from,
    Instant to,
    Duration up,
    Duration down,
    Duration unobserved,
    Duration observed,
    @Nullable Share availability,
    Share unobservedShare,
    int outagesBegun,
    int outagesEnded,
    Duration repairing,
    @Nullable Duration mttr,
    @Nullable Duration mtbf,
    String text,
    String note) {
  /** What a statement's figure may differ by. */
  public static final String NOTE =
      "By what was observed alone. A statement's figure is reckoned by the addendum's rules, which"
          + " may differ.";

  private static final int DECIMALS = 4;

  /** A share as an exact fraction in lowest terms. */
  public record Share(BigInteger numerator, BigInteger denominator) {
    static Share of(Fraction fraction) {
      return new Share(fraction.numerator(), fraction.denominator());
    }
  }

  /** Of a period. */
  public static ShownReliability of(Reliability found) {
    Fraction share = found.upShare();
    return new ShownReliability(
        found.interval().from(),
        found.interval().to(),
        found.up(),
        found.down(),
        found.unobserved(),
        found.interval().length().minus(found.unobserved()),
        share == null ? null : Share.of(share),
        Share.of(found.unobservedShare()),
        found.began(),
        found.ended(),
        found.repairing(),
        found.mttr(),
        found.mtbf(),
        words(found),
        NOTE);
  }

  private static String words(Reliability found) {
    Fraction share = found.upShare();
    if (share == null) {
      return "nobody observed it";
    }
    String up = "up " + percentBelow(share);
    return found.unobserved().isZero()
        ? up + " of the time, all of which was observed"
        : up
            + " of the observed time; "
            + percentAbove(found.unobservedShare())
            + " of the period was not observed";
  }

  /** In percent, cut to four decimals: 100 % is all of it and nothing less. */
  public static String percentBelow(Fraction share) {
    return percent(share, DECIMALS, RoundingMode.FLOOR);
  }

  /** In percent, to four decimals above: 0 % is nothing at all. */
  public static String percentAbove(Fraction share) {
    return percent(share, DECIMALS, RoundingMode.CEILING);
  }

  static String percent(Fraction share, int decimals, RoundingMode mode) {
    return new BigDecimal(share.numerator().multiply(BigInteger.valueOf(100)))
            .divide(new BigDecimal(share.denominator()), decimals, mode)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
