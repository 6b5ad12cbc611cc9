package org.slaledger.credit.domain.life;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.event.CreditEvent.CreditGranted;
import org.slaledger.contract.event.CreditEvent.CreditSettled;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.Statement.State;
import org.slaledger.credit.domain.statement.StatementDifference;

/** Decides what is given out, and what is granted and settled by it. */
public final class LifeDecider {
  /** What books call things. */
  private static final Pattern REFERENCE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/#-]{0,99}");

  private LifeDecider() {}

  /** Issued is only what can't change any more, and only once; what is owed is granted with it. */
  public static Decision<StatementEvent> issue(StatementLife life, Statement statement) {
    if (life.issued()) {
      return conflict(
          "period", "the statement of " + statement.period() + " was issued", "another period");
    }
    if (statement.state() == State.RUNNING) {
      return Decision.refused(
          List.of(
              new Violation(
                  "period", statement.period() + " is not finished", "a finished period")));
    }
    List<StatementEvent> events = new ArrayList<>(List.of(issued(statement)));
    grant(statement, statement.credit(), events);
    return Decision.accepted(events);
  }

  /**
   * A further statement takes the place of the last one, which stays as it is.
   *
   * @param before the last one, derived again
   * @param after what is to take its place
   */
  public static Decision<StatementEvent> correct(
      StatementLife life, Statement before, Statement after, @Nullable Sealed reason) {
    GivenOut last = life.latest().orElse(null);
    if (last == null) {
      return conflict(
          "period", "no statement of " + after.period() + " was issued", "an issued one");
    }
    if (!last.hash().equals(before.hash())) {
      return conflict("statementHash", "is not the latest statement's", last.hash());
    }
    List<ChangedFigure> changes = StatementDifference.between(before, after);
    if (changes.isEmpty()) {
      return conflict(
          "statementHash", "nothing differs from the latest statement", "one that differs");
    }
    BigDecimal difference = after.credit().subtract(last.credit());
    List<StatementEvent> events = new ArrayList<>();
    events.add(
        new StatementCorrected(
            after.agreement(),
            after.period(),
            after.ruleset(),
            after.cut(),
            after.ledgerSize(),
            after.hash(),
            last.hash(),
            after.credit(),
            difference,
            after.currency(),
            changes,
            life.awaitingCorrection(),
            reason));
    grant(after, difference, events);
    return Decision.accepted(events);
  }

  /** All that was granted and is not in the books yet goes there. */
  public static Decision<StatementEvent> settle(
      AgreementId agreement, String period, StatementLife life, String reference) {
    if (!REFERENCE.matcher(reference).matches()) {
      return Decision.refused(
          List.of(
              new Violation(
                  "reference",
                  "is no reference of a book",
                  "1 to 100 letters, digits, spaces and . _ : / # -, a letter or digit first")));
    }
    GivenOut last = life.latest().orElse(null);
    return last == null || life.outstanding().signum() == 0
        ? conflict("period", "nothing is granted that is not settled", "a period with open credit")
        : Decision.accepted(
            List.of(
                new CreditSettled(
                    agreement, period, life.outstanding(), last.currency(), reference)));
  }

  private static void grant(Statement by, BigDecimal amount, List<StatementEvent> events) {
    if (amount.signum() != 0) {
      events.add(new CreditGranted(by.agreement(), by.period(), amount, by.currency(), by.hash()));
    }
  }

  private static StatementIssued issued(Statement statement) {
    return new StatementIssued(
        statement.agreement(),
        statement.period(),
        statement.ruleset(),
        statement.cut(),
        statement.ledgerSize(),
        statement.hash(),
        statement.credit(),
        statement.currency());
  }

  private static Decision<StatementEvent> conflict(String field, String message, String allowed) {
    return Decision.conflict(new Violation(field, message, allowed));
  }
}
