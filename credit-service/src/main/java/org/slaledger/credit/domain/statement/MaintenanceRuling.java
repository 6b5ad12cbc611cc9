package org.slaledger.credit.domain.statement;

import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.Interval;

/**
 * Whether a maintenance window takes effect, and why.
 *
 * @param excluded what it excludes; null where it has no effect
 */
record MaintenanceRuling(Maintenance window, @Nullable Interval excluded, String why) {
  boolean holds() {
    return excluded != null;
  }
}
