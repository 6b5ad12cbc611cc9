package org.slaledger.web;

import org.slaledger.journal.Outcome;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Why a command was not done, as a problem. */
final class Refusals {
  private Refusals() {}

  /** 400, 404, 409 or 412. */
  static Problem of(Outcome.NotDone outcome) {
    return switch (outcome) {
      case Outcome.Refused no -> refused(no);
      case Outcome.Missing missing ->
          Problem.notFound(missing.stream().prefix() + " " + missing.stream().id());
      case Outcome.Stale stale ->
          Problem.stale(stale.stream().prefix() + " is at version " + stale.version() + ".");
    };
  }

  private static Problem refused(Outcome.Refused no) {
    FieldError[] errors =
        no.violations().stream()
            .map(wrong -> new FieldError(wrong.field(), wrong.message(), wrong.allowed()))
            .toArray(FieldError[]::new);
    String detail = errors[0].field() + ": " + errors[0].message();
    return switch (no.ground()) {
      case INPUT -> Problem.of(400, detail, errors);
      case STATE -> Problem.conflict(detail, errors);
    };
  }
}
