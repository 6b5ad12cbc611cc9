package org.slaledger.probe.adapter.http;

import org.slaledger.rules.Checked;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What was checked, or a 400 with all that is wrong. */
final class Checks {
  private Checks() {}

  static <T> T usable(String prefix, Checked<T> checked) {
    if (checked instanceof Checked.Accepted<T>(T value)) {
      return value;
    }
    FieldError[] wrong =
        checked.problems().stream()
            .map(it -> new FieldError(prefix + it.field(), it.message(), it.allowed()))
            .toArray(FieldError[]::new);
    throw Problem.of(400, wrong[0].field() + ": " + wrong[0].message(), wrong).asException();
  }
}
