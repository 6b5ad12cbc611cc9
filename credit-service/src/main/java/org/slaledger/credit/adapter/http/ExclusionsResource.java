package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.claim.ExclusionCommand;
import org.slaledger.credit.domain.claim.ExclusionCommand.AcceptExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.RejectExclusion;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Csv;
import org.slaledger.web.IfMatch;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** Time that is claimed not to count: by one person, accepted by another, open to the customer. */
@Path("/agreements/{agreement}/exclusions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exclusions")
public class ExclusionsResource {
  private final CommandKeys keys;
  private final ExclusionCommands commands;
  private final ExclusionQuestions questions;

  ExclusionsResource(CommandKeys keys, ExclusionCommands commands, ExclusionQuestions questions) {
    this.keys = keys;
    this.commands = commands;
    this.questions = questions;
  }

  /** In the order of time. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
  @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists what was claimed not to count, as JSON or CSV")
  public Uni<Response> all(
      String agreement,
      @QueryParam("period") @Nullable String period,
      @Context HttpHeaders headers) {
    return questions
        .all(agreement, period)
        .map(all -> Tables.either(headers, all, ExclusionQuestions.table(all)));
  }

  /** With its version as the ETag. */
  @GET
  @Path("/{exclusion}")
  @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "One exclusion, with all that was said about it")
  public Uni<Response> one(String agreement, String exclusion) {
    return questions
        .one(agreement, exclusion)
        .map(it -> Response.ok(it).tag(new EntityTag(Long.toString(it.version()))).build());
  }

  /** 201. */
  @POST
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Claims that time does not count",
      description =
          "Time within one period, of a category that the addendum lists for each of the services,"
              + " while the addendum allows claims and the statement is not issued. It takes effect"
              + " once somebody else has accepted it.")
  public Uni<Response> claim(String agreement, ExclusionBody body) {
    return commands.claim(keys.ofRequest(), agreement, body.command()).map(Answers::response);
  }

  /** 200; 409 for who claimed it. */
  @POST
  @Path("/{exclusion}/acceptance")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Accepts an exclusion that somebody else claimed",
      description = "Where the customer has contested it, the reason has to be given.")
  public Uni<Response> accept(
      String agreement,
      String exclusion,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ReasonBody body) {
    return decide(agreement, exclusion, ifMatch, new AcceptExclusion(body.reason()));
  }

  /** 200. */
  @POST
  @Path("/{exclusion}/rejection")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Rejects an exclusion, for ever",
      description = "The reason has to be given.")
  public Uni<Response> reject(
      String agreement,
      String exclusion,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ReasonBody body) {
    String reason = body.reason();
    return decide(agreement, exclusion, ifMatch, new RejectExclusion(reason == null ? "" : reason));
  }

  /** 200. */
  @POST
  @Path("/{exclusion}/contest")
  @RolesAllowed(Roles.CUSTOMER)
  @Operation(
      summary = "Says as the customer that an exclusion is not so",
      description =
          "Until the statement is issued. It takes no effect then, unless it is accepted once more,"
              + " with a reason.")
  public Uni<Response> contest(
      String agreement,
      String exclusion,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ContestBody body) {
    return decide(agreement, exclusion, ifMatch, body.command());
  }

  private Uni<Response> decide(
      String agreement, String exclusion, @Nullable String ifMatch, ExclusionCommand command) {
    return commands
        .decide(keys.ofRequest(), agreement, exclusion, IfMatch.version(ifMatch), command)
        .map(Answers::response);
  }
}
