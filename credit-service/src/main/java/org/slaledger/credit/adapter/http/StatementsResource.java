package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.whatif.WhatIf;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** What is owed, derived from the log at each question. */
@Path("/statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statements")
public class StatementsResource {
  private final CommandKeys keys;
  private final StatementCommands statements;
  private final StatementQuestions questions;
  private final AgreementQuestions agreements;

  StatementsResource(
      CommandKeys keys,
      StatementCommands statements,
      StatementQuestions questions,
      AgreementQuestions agreements) {
    this.keys = keys;
    this.statements = statements;
    this.questions = questions;
    this.agreements = agreements;
  }

  /** By agreement, the latest period first. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Lists the periods for which there are statements, without deriving them",
      description = "As JSON or CSV.")
  public Uni<Response> all(@Context HttpHeaders headers) {
    return agreements
        .periods()
        .map(all -> Tables.either(headers, all, AgreementQuestions.table(all)));
  }

  /** With its hash, beside that of the issued one. */
  @GET
  @Path("/{agreement}/{period}")
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Derives a statement by replaying the log",
      description =
          "The period is a month such as 2026-11 or a quarter such as 2026-Q4, as the addendum's"
              + " cycle says. An issued statement is derived at its own cut: the latest, or that of"
              + " a number. With asOf only what was recorded by then is read, and time is reckoned"
              + " up to then.")
  public Uni<StatementAnswer> one(
      String agreement,
      String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("number") @Nullable String number) {
    return questions.one(agreement, period, asOf, number);
  }

  /** The very bytes that are hashed. */
  @GET
  @Path("/{agreement}/{period}/document")
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Derives a statement and gives its canonical JSON alone",
      description = "RFC 8785: the SHA-256 of the body is the statement's hash.")
  public Uni<byte[]> document(
      String agreement,
      String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("number") @Nullable String number) {
    return questions
        .one(agreement, period, asOf, number)
        .map(answer -> answer.statement().canonical());
  }

  /** To be checked by itself, without this service. */
  @GET
  @Path("/{agreement}/{period}/bundle")
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "Gives a statement with all that shows that it is right, in one file",
      description =
          "The events that it rests on, that they are in the ledger and that their streams had no"
              + " more of them, and the signed checkpoint: what ./sla verify checks. Of what was"
              + " given out, the latest or that of a number; else as of the last checkpoint.")
  public Uni<Response> bundle(
      String agreement, String period, @QueryParam("number") @Nullable String number) {
    return questions.bundle(agreement, period, number);
  }

  /** 200; 400 where it names what the statement does not rest on. */
  @POST
  @Path("/{agreement}/{period}/what-if")
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Derives a statement beside what it would be if something were otherwise",
      description =
          "Without a claimed exclusion, or with one as if accepted; without a maintenance window;"
              + " without a location; with another number of failures that make an outage; with other"
              + " terms for services, over what the statement rests on. Which statement is meant is"
              + " told as for GET. Nothing is written. Terms as a whole are tried by POST"
              + " /agreements/dry-run.")
  public Uni<WhatIf.Answer.Compared> whatIf(
      String agreement,
      String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("number") @Nullable String number,
      WhatIf otherwise) {
    return questions.whatIf(agreement, period, asOf, number, otherwise);
  }

  /** 201, or 409 where it was issued before. */
  @POST
  @Path("/{agreement}/{period}")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Issues the statement of a finished period",
      description = "An issued statement never changes.")
  public Uni<Response> issue(String agreement, String period) {
    return statements.issue(keys.ofRequest(), agreement, period).map(Answers::response);
  }
}
