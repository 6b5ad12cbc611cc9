package org.slaledger.credit.domain.statement;

import java.util.List;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CreditEvent;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.contract.event.Event;
import org.slaledger.credit.domain.statement.Statement.State;

/** Decides whether a statement may be given out. */
public final class Issuing {
  private Issuing() {}

  /**
   * Issued is only what can't change any more, and only once.
   *
   * @param history of the statement's own stream
   */
  public static Decision<CreditEvent> decide(List<? extends Event> history, Statement statement) {
    if (history.stream().anyMatch(StatementIssued.class::isInstance)) {
      return Decision.conflict(
          new Violation(
              "period",
              "the statement of " + statement.period() + " was issued",
              "another period"));
    }
    return statement.state() == State.RUNNING
        ? Decision.refused(
            List.of(
                new Violation(
                    "period", statement.period() + " is not finished", "a finished period")))
        : Decision.accepted(List.of(issued(statement)));
  }

  private static StatementIssued issued(Statement statement) {
    return new StatementIssued(
        statement.agreement(),
        statement.period(),
        statement.ruleset(),
        statement.cut(),
        statement.hash(),
        statement.credit(),
        statement.currency());
  }
}
