package org.slaledger.credit.domain.statement;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.MaintenanceTerms;

/** Whether a maintenance window takes effect, and why. */
record MaintenanceRuling(boolean holds, String why) {

  static MaintenanceRuling of(Maintenance window, @Nullable MaintenanceTerms terms) {
    if (window.cancelled()) {
      return new MaintenanceRuling(false, "it was cancelled");
    }
    if (terms == null) {
      return new MaintenanceRuling(false, "the addendum excludes no maintenance");
    }
    Duration ahead = Duration.between(window.announced(), window.interval().from());
    boolean inTime = ahead.compareTo(terms.notice()) >= 0;
    return new MaintenanceRuling(
        inTime, "announced %s ahead, the addendum asks for %s".formatted(ahead, terms.notice()));
  }
}
