package org.slaledger.credit.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.usecase.AgreementCommands;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** Terms are put forward and agreed on. */
@Path("/agreements/{agreement}/addenda")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
public class AddendaResource {
  private final CurrentActor actor;
  private final CommandKeys keys;
  private final Commands commands;
  private final AgreementCommands agreements;
  private final AcceptanceCommands acceptances;
  private final AgreementQuestions questions;
  private final WhichAgreements shown;

  AddendaResource(
      CurrentActor actor,
      CommandKeys keys,
      Commands commands,
      AgreementCommands agreements,
      AcceptanceCommands acceptances,
      AgreementQuestions questions,
      WhichAgreements shown) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.agreements = agreements;
    this.acceptances = acceptances;
    this.questions = questions;
    this.shown = shown;
  }

  /** 201 with the version and the hash that is to be agreed on. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Puts terms forward, as YAML or JSON",
      description =
          "What it does not say holds as the package has it that it is basedOn. Binds nobody until"
              + " both sides have accepted it. All that is wrong with its form is said at once;"
              + " once that is right, all that is wrong with what it says. Where effective is given"
              + " it may lie 24 hours in the past at most. The first terms give the firstPeriodFee"
              + " of each service, unless effective is given and is where a period begins.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Addendum.class)),
        @Content(
            mediaType = Bodies.YAML,
            examples = @ExampleObject(name = "basic", value = Examples.YAML))
      })
  public Uni<Response> propose(
      String agreement,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
      byte[] document) {
    AgreementId id = AgreementQuestions.id(agreement);
    ObjectNode tree = Bodies.tree(document, type);
    Cause by = Cause.by(actor.id());
    return commands
        .execute(
            keys.ofRequest(),
            tx -> agreements.propose(tx, id, tree, by).flatMap(outcome -> answer(tx, id, outcome)))
        .map(Answers::response);
  }

  /** 200; where the other side has agreed before, the terms hold from {@code effectiveFrom} on. */
  @POST
  @Path("/{version}/acceptance")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Agrees on a version that was put forward, for one side",
      description =
          "A customer agrees for itself. An operator agrees for the provider, or for the customer"
              + " on behalf of a contact that is named. The hash is that of the document that was"
              + " read. When both sides have agreed the terms are signed.")
  public Uni<Response> accept(String agreement, String version, AcceptanceBody body) {
    return acceptances.accept(keys.ofRequest(), agreement, version, body).map(Answers::response);
  }

  /** By path. */
  @GET
  @Path("/{version}/difference")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Shows what a version says differently from another, term by term",
      description = "From the version before, where none is named.")
  public Uni<ShownDifference> difference(
      String agreement, String version, @QueryParam("from") @Nullable String from) {
    return questions.difference(agreement, version, from);
  }

  private Uni<Answer> answer(SqlConnection tx, AgreementId id, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done ->
          shown
              .named(tx, id)
              .map(
                  found ->
                      Answers.created(
                          URI.create("/agreements/" + id),
                          done.version(),
                          found.orElseThrow().addenda().getFirst()));
    };
  }
}
