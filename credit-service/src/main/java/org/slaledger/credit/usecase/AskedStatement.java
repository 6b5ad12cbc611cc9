package org.slaledger.credit.usecase;

import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;

/**
 * One of many statements to derive.
 *
 * @param given what was given out, to be compared with; null where nothing is compared
 */
public record AskedStatement(Question question, @Nullable GivenOut given) {
  /** Whether a derivation is a statement, and the one that was given out, if any was. */
  public boolean holds(Derivation derivation) {
    return derivation instanceof Derivation.Derived(Statement statement)
        && (given == null || given.hash().equals(statement.hash()));
  }
}
