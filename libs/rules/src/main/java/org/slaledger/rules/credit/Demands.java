package org.slaledger.rules.credit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Problem;

/** What single values have to meet, and those that did not. */
final class Demands {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private final List<Problem> problems = new ArrayList<>();

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  void that(boolean met, String field, String message, String allowed) {
    if (!met) {
      problems.add(new Problem(field, message, allowed));
    }
  }

  void percent(String field, @Nullable BigDecimal value) {
    between(field, value, HUNDRED, "0 to 100 percent");
  }

  void share(String field, BigDecimal value) {
    between(field, value, BigDecimal.ONE, "0 to 1");
  }

  private void between(String field, @Nullable BigDecimal value, BigDecimal most, String allowed) {
    if (value != null) {
      that(value.signum() >= 0 && value.compareTo(most) <= 0, field, found(value), allowed);
    }
  }

  void notNegative(String field, @Nullable BigDecimal value) {
    that(value == null || value.signum() >= 0, field, value + " is negative", "zero or more");
  }

  void notNegative(String field, Duration value) {
    that(!value.isNegative(), field, value + " is negative", "PT0S or more");
  }

  void positive(String field, @Nullable Duration value) {
    that(value == null || value.isPositive(), field, value + " is not positive", "more than PT0S");
  }

  void dividesAnHour(String field, Duration slice) {
    boolean divides =
        slice.isPositive()
            && slice.getNano() == 0
            && HOUR.minus(slice.multipliedBy(HOUR.dividedBy(slice))).isZero()
            && slice.compareTo(HOUR) <= 0;
    that(divides, field, slice + " does not divide an hour", "whole seconds that divide PT1H");
  }

  private static String found(BigDecimal value) {
    return value.toPlainString() + " is out of bounds";
  }
}
