package org.slaledger.credit.domain.life;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.CreditEvent.CreditGranted;
import org.slaledger.contract.event.CreditEvent.CreditSettled;

/**
 * Money that followed from a statement.
 *
 * @param statementHash of the statement that it follows from
 * @param amount below zero where a correction took back what was granted too much
 * @param settlement that took it into the books; null where none has
 */
public record Grant(
    String statementHash, BigDecimal amount, String currency, @Nullable Settlement settlement) {
  /**
   * All that was granted by then went into the books.
   *
   * @param reference under which the customer's books have it
   */
  public record Settlement(String reference, Instant at) {}

  static Grant of(CreditGranted event) {
    return new Grant(event.statementHash(), event.amount(), event.currency(), null);
  }

  /** A settlement takes whatever no earlier one has taken. */
  Grant settled(CreditSettled event, Instant at) {
    return settlement == null
        ? new Grant(statementHash, amount, currency, new Settlement(event.reference(), at))
        : this;
  }
}
