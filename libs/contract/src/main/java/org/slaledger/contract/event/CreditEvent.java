package org.slaledger.contract.event;

import java.math.BigDecimal;
import java.util.List;
import org.slaledger.contract.AgreementId;

/** The streams {@code credit/<agreement>:<period>} of {@code sla.credits}. */
public sealed interface CreditEvent extends Event {
  /** The agreement. */
  AgreementId agreement();

  /** The period as the addendum's cycle names it, {@code 2026-11} or {@code 2026-Q4}. */
  String period();

  /**
   * A statement was given out; it never changes.
   *
   * @param ruleset the named version of the sums it was derived under
   * @param cut every contributing stream with its last version that was read
   * @param statementHash lower-case hex SHA-256 of the statement's canonical JSON
   * @param credit what is owed, in the addendum's currency
   */
  record StatementIssued(
      AgreementId agreement,
      String period,
      String ruleset,
      List<StreamCut> cut,
      String statementHash,
      BigDecimal credit,
      String currency)
      implements CreditEvent {}
}
