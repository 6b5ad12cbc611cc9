package org.slaledger.credit.domain.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Priority;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.ResponseTerms;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Intervals;

/** Finds what is wrong with the promised response times. */
final class ResponseCheck {
  static final String ALWAYS = "24x7";
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Addendum addendum;
  private final Map<String, Calendar> calendars;
  private final Instant effective;
  private final Findings findings;

  /** Calendars that are wrong themselves are not among {@code calendars}. */
  ResponseCheck(
      Addendum addendum, Map<String, Calendar> calendars, Instant effective, Findings findings) {
    this.addendum = addendum;
    this.calendars = calendars;
    this.effective = effective;
    this.findings = findings;
  }

  void check() {
    addendum.response().forEach(this::check);
  }

  private void check(Priority priority, ResponseTerms terms) {
    String path = "response." + priority;
    boolean possible = terms.target().isPositive() && terms.target().compareTo(LONGEST) <= 0;
    findings.demand(
        possible, path + ".target", terms.target() + " is out of bounds", "up to P366D, not zero");
    boolean named = terms.hours().equals(ALWAYS) || names().contains(terms.hours());
    findings.demand(
        named, path + ".hours", "'" + terms.hours() + "' is no calendar", allowedHours());
    Calendar calendar = calendars.get(terms.hours());
    if (possible && calendar != null) {
      findings.demand(
          isReached(calendar, terms.target()),
          path + ".target",
          terms.target() + " is not reached within the years that are frozen",
          "less counted time, or more open hours");
    }
    warnings(path + ".warnAt", terms.warnAt());
  }

  private boolean isReached(Calendar calendar, Duration target) {
    try {
      // a year of tickets at least has to fit in
      Instant lastStart = effective.plus(LONGEST);
      return calendar.due(lastStart, target, Intervals.NONE).isBefore(calendar.zone().until());
    } catch (BeyondFrozenZone tooFar) {
      return false;
    }
  }

  private void warnings(String path, @Nullable List<Integer> warnAt) {
    int last = 0;
    List<Integer> shares = Objects.requireNonNullElse(warnAt, List.<Integer>of());
    for (int i = 0; i < shares.size(); i++) {
      int share = shares.get(i);
      String at = path + "[" + i + "]";
      findings.demand(share >= 1 && share <= 99, at, share + " is out of bounds", "1 to 99");
      findings.demand(
          i == 0 || share > last, at, share + " does not come after " + last, "ascending shares");
      last = share;
    }
  }

  private List<String> names() {
    return addendum.calendars() == null
        ? List.of()
        : addendum.calendars().keySet().stream().sorted().toList();
  }

  private String allowedHours() {
    return names().isEmpty() ? ALWAYS : ALWAYS + ", " + String.join(", ", names());
  }
}
