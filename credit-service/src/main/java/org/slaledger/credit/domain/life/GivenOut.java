package org.slaledger.credit.domain.life;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.statement.Question;

/**
 * A statement that was given out; it never changes.
 *
 * @param number 1 for the issued one, 2 for what corrects it, and so on
 * @param cut exactly what it was derived from
 * @param ledgerSize of the ledger at that cut; null where there was none
 * @param at when it was recorded
 * @param by who gave it out
 * @param correction what made it the next one; null for the issued one
 */
public record GivenOut(
    int number,
    String ruleset,
    List<StreamCut> cut,
    @Nullable Long ledgerSize,
    String hash,
    BigDecimal credit,
    String currency,
    Instant at,
    String by,
    @Nullable StatementCorrected correction) {
  static GivenOut of(StatementIssued event, Instant at, String by) {
    return new GivenOut(
        1,
        event.ruleset(),
        event.cut(),
        event.ledgerSize(),
        event.statementHash(),
        event.credit(),
        event.currency(),
        at,
        by,
        null);
  }

  static GivenOut of(int number, StatementCorrected event, Instant at, String by) {
    return new GivenOut(
        number,
        event.ruleset(),
        event.cut(),
        event.ledgerSize(),
        event.statementHash(),
        event.credit(),
        event.currency(),
        at,
        by,
        event);
  }

  /** By which it is derived again: at its cut, under its ruleset. */
  public Question question(AgreementId agreement, String period) {
    return new Question(agreement, period, at, cut, ledgerSize, ruleset);
  }
}
