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
    ISSUED
  }

  /** What was given out. */
  public record Issued(
      String hash, BigDecimal credit, String currency, Instant issuedAt, String issuedBy) {}
}
