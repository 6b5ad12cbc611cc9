package org.slaledger.ticket.adapter.http;

import org.slaledger.contract.decision.Violation;
import org.slaledger.ticket.usecase.Outcome;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Why a command was not done, as a problem. */
public final class Refusals {
  private Refusals() {}

  /** 400, 404, 409 or 412. */
  public static Problem of(Outcome.NotDone outcome) {
    return switch (outcome) {
      case Outcome.Refused no -> refused(no);
      case Outcome.Missing missing ->
          Problem.notFound(missing.stream().prefix() + " " + missing.stream().id());
      case Outcome.Stale stale ->
          Problem.stale(stale.stream().prefix() + " is at version " + stale.version() + ".");
    };
  }

  private static Problem refused(Outcome.Refused no) {
    FieldError[] errors = no.violations().stream().map(Refusals::error).toArray(FieldError[]::new);
    Violation first = no.violations().getFirst();
    String detail = first.field() + ": " + first.message();
    return switch (no.ground()) {
      case INPUT -> Problem.of(400, detail, errors);
      case STATE -> Problem.conflict(detail, errors);
    };
  }

  private static FieldError error(Violation wrong) {
    return new FieldError(wrong.field(), wrong.message(), wrong.allowed());
  }
}
