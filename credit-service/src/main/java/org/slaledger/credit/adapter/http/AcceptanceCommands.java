package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.terms.Party;
import org.slaledger.credit.usecase.AgreementCommands;
import org.slaledger.credit.usecase.AgreementCommands.Acceptance;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Agrees on terms for one side, for whoever is asking: a customer for itself, staff for either. */
@RequestScoped
public class AcceptanceCommands {
  private final CurrentActor actor;
  private final Commands commands;
  private final AgreementCommands agreements;
  private final AgreementQuestions questions;
  private final WhichAgreements shown;

  AcceptanceCommands(
      CurrentActor actor,
      Commands commands,
      AgreementCommands agreements,
      AgreementQuestions questions,
      WhichAgreements shown) {
    this.actor = actor;
    this.commands = commands;
    this.agreements = agreements;
    this.questions = questions;
    this.shown = shown;
  }

  /** 200 with the version as it stands then. */
  public Uni<Answer> accept(
      @Nullable CommandKey key, String agreement, String version, AcceptanceBody body) {
    Acceptance acceptance = acceptance(AgreementQuestions.version(agreement, version), body);
    Cause by = Cause.by(actor.id());
    return questions
        .one(agreement)
        .flatMap(
            known ->
                commands.execute(
                    key,
                    tx ->
                        agreements
                            .accept(tx, known, acceptance, by)
                            .flatMap(
                                outcome ->
                                    answer(tx, known.agreement(), outcome, acceptance.version()))));
  }

  private Uni<Answer> answer(SqlConnection tx, AgreementId id, Outcome outcome, int version) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done ->
          shown
              .named(tx, id)
              .map(found -> Answers.ok(done.version(), found.orElseThrow().addendum(version)));
    };
  }

  private Acceptance acceptance(int version, AcceptanceBody body) {
    String contact = body.onBehalfOf();
    if (!actor.is(Roles.CUSTOMER)) {
      return contact == null
          ? new Acceptance(version, body.documentHash(), Party.PROVIDER, actor.id(), false)
          : new Acceptance(version, body.documentHash(), Party.CUSTOMER, contact, true);
    }
    if (contact != null && !contact.equals(actor.id())) {
      throw Problem.badRequest(new FieldError("onBehalfOf", "a customer agrees for itself", "none"))
          .asException();
    }
    return new Acceptance(version, body.documentHash(), Party.CUSTOMER, actor.id(), false);
  }
}
