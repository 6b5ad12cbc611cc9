package org.slaledger.clock.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;

/** What became of the promises of one kind to a customer that began in a period. */
public record Attained(
    CustomerId customer,
    String service,
    Priority priority,
    ClockKind kind,
    long met,
    long breached,
    long open) {
  private static final int DIGITS = 2;

  /**
   * The share that was met of those that are decided, in percent with two digits, rounded down, so
   * that 100 says that all were met; null while none is decided.
   */
  public @Nullable BigDecimal percent() {
    long decided = met + breached;
    return decided == 0
        ? null
        : BigDecimal.valueOf(100 * met)
            .divide(BigDecimal.valueOf(decided), DIGITS, RoundingMode.DOWN);
  }

  /** How many came to that. */
  public long count(Outcome outcome) {
    return switch (outcome) {
      case MET -> met;
      case BREACHED -> breached;
      case OPEN -> open;
    };
  }
}
