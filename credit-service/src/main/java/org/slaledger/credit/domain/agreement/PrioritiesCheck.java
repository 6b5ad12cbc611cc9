package org.slaledger.credit.domain.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.contract.terms.TargetTerms;
import org.slaledger.promises.Translation;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Intervals;

/** Finds what is wrong with the promised times, and with the hours in which they count. */
final class PrioritiesCheck {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final NamedCalendars calendars;
  private final Instant effective;
  private final Findings findings;

  PrioritiesCheck(NamedCalendars calendars, Instant effective, Findings findings) {
    this.calendars = calendars;
    this.effective = effective;
    this.findings = findings;
  }

  void check(@Nullable Map<Priority, PriorityTerms> priorities, @Nullable String supportHours) {
    Objects.requireNonNullElse(priorities, Map.<Priority, PriorityTerms>of()).forEach(this::check);
    if (supportHours != null) {
      calendars.named("supportHours", supportHours);
    }
  }

  private void check(Priority priority, PriorityTerms terms) {
    String path = "priorities." + priority;
    Optional<Calendar> hours = calendars.named(path + ".hours", terms.hours());
    check(path + ".response", terms.response(), hours);
    check(path + ".update", terms.update(), hours);
    check(path + ".resolve", terms.resolve(), hours);
  }

  private void check(String path, @Nullable TargetTerms terms, Optional<Calendar> hours) {
    if (terms == null) {
      return;
    }
    boolean possible = isPossible(terms.target());
    findings.demand(
        possible, path + ".target", terms.target() + " is out of bounds", "up to P366D, not zero");
    if (possible && hours.isPresent()) {
      findings.demand(
          isReached(hours.get(), terms.target()),
          path + ".target",
          terms.target() + " is not reached within the years that its calendar covers",
          "less time, more open hours, or a calendar of more years");
    }
    warnings(path + ".warnAt", terms.warnAt());
  }

  private static boolean isPossible(Target target) {
    return target.isWorkingDays()
        || (target.time().isPositive() && target.time().compareTo(LONGEST) <= 0);
  }

  private boolean isReached(Calendar calendar, Target target) {
    try {
      calendar.due(effective, Translation.target(target), Intervals.NONE);
      return true;
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
}
