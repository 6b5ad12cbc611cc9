package org.slaledger.credit.adapter.http;

import java.util.List;
import java.util.Set;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.rules.Problem;
import org.slaledger.web.problem.FieldError;

/** Why something can't be derived or read, as a problem. */
final class Refusals {
  /** What the caller asked for is wrong, rather than what the log holds. */
  private static final Set<String> ASKED = Set.of("period", "asOf");

  private Refusals() {}

  /** 400: what was sent is wrong. */
  static org.slaledger.web.problem.Problem violated(List<Violation> violations) {
    FieldError[] errors = violations.stream().map(Refusals::error).toArray(FieldError[]::new);
    return org.slaledger.web.problem.Problem.of(400, detail(errors), errors);
  }

  /** 400: what was sent is wrong. */
  static org.slaledger.web.problem.Problem input(List<Problem> problems) {
    FieldError[] errors = errors(problems);
    return org.slaledger.web.problem.Problem.of(400, detail(errors), errors);
  }

  /** 400 for what was asked; 409 where the log does not allow the sum. */
  static org.slaledger.web.problem.Problem of(List<Problem> problems) {
    FieldError[] errors = errors(problems);
    boolean asked = problems.stream().allMatch(it -> ASKED.contains(it.field()));
    return asked
        ? org.slaledger.web.problem.Problem.of(400, detail(errors), errors)
        : org.slaledger.web.problem.Problem.conflict(
            "No statement can be derived. " + detail(errors), errors);
  }

  /** 400: what is wrong with a document. */
  static org.slaledger.web.problem.Problem ofDocument(List<FieldProblem> problems) {
    FieldError[] errors =
        problems.stream()
            .map(FieldProblem::violation)
            .map(Refusals::error)
            .toArray(FieldError[]::new);
    return org.slaledger.web.problem.Problem.of(400, detail(errors), errors);
  }

  private static FieldError[] errors(List<Problem> problems) {
    return problems.stream()
        .map(it -> new FieldError(it.field(), it.message(), it.allowed()))
        .toArray(FieldError[]::new);
  }

  private static String detail(FieldError[] errors) {
    return errors[0].field() + ": " + errors[0].message();
  }

  private static FieldError error(Violation wrong) {
    return new FieldError(wrong.field(), wrong.message(), wrong.allowed());
  }
}
