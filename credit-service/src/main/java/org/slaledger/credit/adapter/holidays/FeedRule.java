package org.slaledger.credit.adapter.holidays;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.fortuna.ical4j.model.Recur;

/**
 * A recurrence rule (RFC 5545, 3.3.10) of those that holidays have: yearly, on few days of a year.
 * Others could name more dates than anybody waits for.
 */
final class FeedRule {
  private static final int LONGEST = 200;
  private static final int MOST_VALUES = 7;
  private static final Set<String> PARTS =
      Set.of(
          "FREQ",
          "INTERVAL",
          "COUNT",
          "UNTIL",
          "WKST",
          "BYMONTH",
          "BYMONTHDAY",
          "BYDAY",
          "BYSETPOS");

  private final Recur<LocalDate> rule;

  private FeedRule(Recur<LocalDate> rule) {
    this.rule = rule;
  }

  static FeedRule of(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    List<String> parts = List.of(upper.split(";", -1));
    if (upper.length() > LONGEST || !parts.contains("FREQ=YEARLY")) {
      throw new Unusable("does not recur yearly");
    }
    for (String part : parts) {
      String name = part.substring(0, Math.max(part.indexOf('='), 0));
      if (!PARTS.contains(name) || Arrays.asList(part.split(",", -1)).size() > MOST_VALUES) {
        throw new Unusable(
            "recurs by '" + part + "', which is not among " + PARTS.stream().sorted().toList());
      }
    }
    try {
      return new FeedRule(new Recur<>(upper));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Unusable("'" + upper + "' is no recurrence rule");
    }
  }

  List<LocalDate> dates(LocalDate start, LocalDate from, LocalDate to) {
    try {
      return rule.getDates(start, from, to.plusDays(1));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Unusable("its recurrence rule does not go with its start");
    }
  }
}
