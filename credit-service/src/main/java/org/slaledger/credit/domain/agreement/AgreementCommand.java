package org.slaledger.credit.domain.agreement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.Party;

/** What can be done with an agreement. */
public sealed interface AgreementCommand {
  /**
   * Put terms forward.
   *
   * @param known what stands around the agreement
   */
  record ProposeAddendum(Addendum addendum, Known known) implements AgreementCommand {}

  /**
   * Agree on a version that was put forward.
   *
   * @param documentHash of the document that was read
   * @param acceptedBy opaque id of who agrees
   * @param known whether that is who is asking, or else a contact of the customer
   * @param elsewhere what other agreements promise the customer by now
   */
  record AcceptAddendum(
      int version,
      String documentHash,
      Party party,
      String acceptedBy,
      boolean known,
      Collection<Elsewhere> elsewhere)
      implements AgreementCommand {
    /** Keeps a copy. */
    public AcceptAddendum {
      elsewhere = List.copyOf(elsewhere);
    }
  }

  /**
   * Let the agreement hold no longer.
   *
   * @param at the first instant at which it does not
   * @param lastPeriodFees by service, where it ends within a period
   */
  record EndAgreement(Instant at, String reason, @Nullable Map<String, BigDecimal> lastPeriodFees)
      implements AgreementCommand {}
}
