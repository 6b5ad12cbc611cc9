package org.slaledger.credit.domain.agreement;

import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.decision.Violation;
import org.slaledger.rules.Problem;

/** All that is wrong with a document; never only the first thing. */
final class Findings {
  private final List<Violation> violations = new ArrayList<>();

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  void demand(boolean met, String field, String message, String allowed) {
    if (!met) {
      violations.add(new Violation(field, message, allowed));
    }
  }

  /** What the rules refuse in a part of the document that stands at a path. */
  void add(String path, List<Problem> problems) {
    for (Problem problem : problems) {
      Problem placed = path.isEmpty() ? problem : problem.under(path);
      violations.add(new Violation(placed.field(), placed.message(), placed.allowed()));
    }
  }
}
