package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.life.DisputeCommand.RuleOnDispute;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.IfMatch;
import org.slaledger.web.Roles;

/** What comes of a statement: disputed, ruled on, corrected, settled. */
@Path("/statements/{agreement}/{period}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statements")
public class StatementLifeResource {
  private final CommandKeys keys;
  private final StatementCommands statements;
  private final DisputeCommands disputes;

  StatementLifeResource(CommandKeys keys, StatementCommands statements, DisputeCommands disputes) {
    this.keys = keys;
    this.statements = statements;
    this.disputes = disputes;
  }

  /** With the version of its stream as the ETag. */
  @GET
  @Path("/life")
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "What came of a statement, without deriving it",
      description =
          "What was given out, disputes with when a ruling is due, what was granted and settled,"
              + " and a correction that is proposed since the log says otherwise by now.")
  public Uni<Response> life(String agreement, String period) {
    return disputes
        .life(agreement, period)
        .map(it -> Response.ok(it).tag(new EntityTag(Long.toString(it.version()))).build());
  }

  /** 201. */
  @POST
  @Path("/disputes")
  @RolesAllowed({Roles.CUSTOMER, Roles.AUDITOR})
  @Operation(
      summary = "Says that the latest statement is wrong",
      description =
          "About an interval of a service, an exclusion that the statement shows, or a number;"
              + " in the time that the addendum allows after it was given out.")
  public Uni<Response> dispute(String agreement, String period, DisputeBody body) {
    return disputes
        .dispute(keys.ofRequest(), agreement, period, body.command())
        .map(Answers::response);
  }

  /** 200; 409 for who disputed. */
  @POST
  @Path("/disputes/{dispute}/ruling")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Rules on a dispute that somebody else brought",
      description =
          "If-Match names the version of the statement's life. Upheld, the statement is derived"
              + " anew by itself, without an exclusion that was disputed; where it comes out"
              + " otherwise, a further statement corrects it.")
  public Uni<Response> rule(
      String agreement,
      String period,
      String dispute,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      RulingBody body) {
    return disputes
        .rule(
            keys.ofRequest(),
            agreement,
            period,
            dispute,
            IfMatch.version(ifMatch),
            new RuleOnDispute(body.ruling(), body.reason()))
        .map(Answers::response);
  }

  /** 201; 409 where that is not what is proposed. */
  @POST
  @Path("/corrections")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Gives out the correction that is proposed",
      description = "The issued statement stays; a further one takes its place.")
  public Uni<Response> correct(String agreement, String period, CorrectionBody body) {
    return statements.correct(keys.ofRequest(), agreement, period, body).map(Answers::response);
  }

  /** 200; 409 where nothing is open. */
  @POST
  @Path("/settlement")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Says that all that was granted is in the books",
      description = "If-Match names the version of the statement's life.")
  public Uni<Response> settle(
      String agreement,
      String period,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      SettlementBody body) {
    return statements
        .settle(keys.ofRequest(), agreement, period, IfMatch.version(ifMatch), body.reference())
        .map(Answers::response);
  }
}
