package org.slaledger.credit.domain.statement;

import java.util.List;
import java.util.stream.Collectors;
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

    /** All of it in one line, for people. */
    public String why() {
      return problems.stream()
          .map(it -> it.field() + ": " + it.message())
          .collect(Collectors.joining("; "));
    }
  }
}
