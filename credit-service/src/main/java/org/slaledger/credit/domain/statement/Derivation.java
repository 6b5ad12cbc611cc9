package org.slaledger.credit.domain.statement;

import java.util.List;
import org.slaledger.rules.Problem;

/** What became of deriving a statement. */
public sealed interface Derivation {
  /** The sum. */
  record Derived(Statement statement) implements Derivation {}

  /** The log knows of no such agreement. */
  record UnknownAgreement() implements Derivation {}

  /** There is no such sum, and why. */
  record Refused(List<Problem> problems) implements Derivation {
    /** Keeps a copy. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
