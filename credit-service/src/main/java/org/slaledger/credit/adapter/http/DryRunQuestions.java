package org.slaledger.credit.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.credit.domain.dryrun.DryRun;
import org.slaledger.credit.usecase.DryRuns;
import org.slaledger.credit.usecase.DryRuns.Answer;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What the current reader's history would have come to. */
@RequestScoped
public class DryRunQuestions {
  private static final int MONTHS = 3;

  private final CurrentActor actor;
  private final DryRuns runs;

  DryRunQuestions(CurrentActor actor, DryRuns runs) {
    this.actor = actor;
    this.runs = runs;
  }

  /** Both sums; a problem where there are none. */
  public Uni<DryRun> of(ObjectNode document, @Nullable String agreement, @Nullable String months) {
    CustomerId own = actor.customer();
    boolean staff = actor.staff();
    return runs.answer(
            new DryRuns.Question(document, agreement(agreement), months(months)),
            customer -> staff || customer.equals(own))
        .map(DryRunQuestions::run);
  }

  private static DryRun run(Answer answer) {
    return switch (answer) {
      case Answer.Compared(DryRun run) -> run;
      case Answer.Wrong(var violations) -> throw Refusals.violated(violations).asException();
      case Answer.Unusable(var problems) -> throw Refusals.of(problems).asException();
    };
  }

  private static @Nullable AgreementId agreement(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    if (!Name.isOne(name)) {
      throw Problem.badRequest(
              new FieldError("agreement", "'" + name + "' is no agreement", Name.FORM))
          .asException();
    }
    return new AgreementId(name);
  }

  private static int months(@Nullable String months) {
    if (months == null || months.isBlank()) {
      return MONTHS;
    }
    if (!months.matches("[0-9]{1,3}")) {
      throw Problem.badRequest(
              new FieldError("months", "'" + months + "' is no number of months", "1 to 24"))
          .asException();
    }
    return Integer.parseInt(months);
  }
}
