package org.slaledger.credit.view;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;

/**
 * A period of an agreement for which there is a statement.
 *
 * @param issued what was given out, if it was
 */
public record ShownPeriod(
    AgreementId agreement,
    CustomerId customer,
    String period,
    State state,
    @Nullable Issued issued) {
  /** How a statement stands. */
  public enum State {
    RUNNING,
    FINISHED,
    ISSUED,
    /** Some dispute has not been ruled on. */
    DISPUTED,
    /** A further statement took the place of the issued one. */
    CORRECTED,
    /** All that was granted is in the books. */
    SETTLED
  }

  /**
   * What was given out last.
   *
   * @param number 1 for the issued one, 2 for what corrects it, and so on
   * @param disputed so many disputes have not been ruled on
   * @param proposed what more, or less, a correction would come to that nobody has confirmed yet
   */
  public record Issued(
      int number,
      String hash,
      BigDecimal credit,
      String currency,
      Instant issuedAt,
      String issuedBy,
      int disputed,
      BigDecimal granted,
      BigDecimal settled,
      @Nullable BigDecimal proposed) {
    State state() {
      if (disputed > 0) {
        return State.DISPUTED;
      }
      if (settled.signum() != 0 && granted.compareTo(settled) == 0) {
        return State.SETTLED;
      }
      return number > 1 ? State.CORRECTED : State.ISSUED;
    }
  }
}
