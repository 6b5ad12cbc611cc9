package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.credit.domain.agreement.AgreementCommand.EndAgreement;
import org.slaledger.credit.usecase.AgreementCommands;
import org.slaledger.credit.usecase.TermsQuestion;
import org.slaledger.credit.usecase.TermsQuestion.Held;
import org.slaledger.credit.usecase.TermsQuestion.Purpose;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** How long an agreement holds, and what held when. */
@Path("/agreements/{agreement}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
public class AgreementLifeResource {
  private final CurrentActor actor;
  private final CommandKeys keys;
  private final Commands commands;
  private final AgreementCommands agreements;
  private final AgreementQuestions questions;
  private final TermsQuestion terms;
  private final WhichAgreements shown;
  private final InstantSource time;

  AgreementLifeResource(
      CurrentActor actor,
      CommandKeys keys,
      Commands commands,
      AgreementCommands agreements,
      AgreementQuestions questions,
      TermsQuestion terms,
      WhichAgreements shown,
      InstantSource time) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.agreements = agreements;
    this.questions = questions;
    this.terms = terms;
    this.shown = shown;
    this.time = time;
  }

  /** 200 with the agreement. */
  @POST
  @Path("/end")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Ends an agreement",
      description =
          "It may lie 24 hours in the past at most. Where it ends within a period the fees of that"
              + " period are stated for each service; what was signed stays as it is.")
  public Uni<Response> end(String agreement, EndBody body) {
    AgreementId id = AgreementQuestions.id(agreement);
    EndAgreement command = new EndAgreement(body.at(), body.reason(), body.lastPeriodFees());
    Cause by = Cause.by(actor.id());
    CommandKey key = keys.ofRequest();
    return questions
        .one(agreement)
        .flatMap(
            known ->
                commands.execute(
                    key,
                    tx ->
                        agreements
                            .end(tx, id, command, by)
                            .flatMap(
                                outcome ->
                                    switch (outcome) {
                                      case Outcome.NotDone no ->
                                          Uni.createFrom().item(Answers.refused(no));
                                      case Outcome.Done done ->
                                          shown
                                              .named(tx, id)
                                              .map(
                                                  it ->
                                                      Answers.ok(done.version(), it.orElseThrow()));
                                    })))
        .map(Answers::response);
  }

  /** 404 where none held. */
  @GET
  @Path("/terms")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Which terms held at an instant",
      description =
          "Terms for response change at the instant at which they take effect, terms for"
              + " availability where the next period begins. Without an instant: now.")
  public Uni<Held> terms(
      String agreement,
      @QueryParam("at") @Nullable String at,
      @QueryParam("for") @Nullable String purpose) {
    Instant asked = at == null || at.isBlank() ? time.instant() : instant(at);
    Purpose wanted = purpose(purpose);
    return questions
        .one(agreement)
        .flatMap(known -> terms.at(known.agreement(), asked, wanted))
        .map(held -> held.orElseThrow(() -> Problem.notFound("terms at " + asked).asException()));
  }

  private static Purpose purpose(@Nullable String text) {
    for (Purpose purpose : Purpose.values()) {
      if (purpose.name().toLowerCase(Locale.ROOT).equals(text)) {
        return purpose;
      }
    }
    throw Problem.badRequest(new FieldError("for", "says not what for", "response or availability"))
        .asException();
  }

  private static Instant instant(String at) {
    try {
      return Instant.parse(at);
    } catch (DateTimeException e) {
      throw Problem.badRequest(
              new FieldError("at", "'" + at + "' is no instant", "such as 2026-11-23T12:00:00Z"))
          .asException();
    }
  }
}
