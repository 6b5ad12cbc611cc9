package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.ticket.domain.TicketCommand.WithdrawResponse;
import org.slaledger.ticket.view.TicketInFull;
import org.slaledger.web.Roles;

/** What turns out to have been recorded wrongly: responses, facts, and what is one ticket. */
@Path("/tickets/{ticket}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
public class TicketRecordResource {
  private final ChangeRequests requests;
  private final TicketCommands commands;

  TicketRecordResource(ChangeRequests requests, TicketCommands commands) {
    this.requests = requests;
    this.commands = commands;
  }

  /** 200 with the ticket, which waits for a response again. */
  @POST
  @Path("/withdrawals")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(
      summary = "Withdraws the first response",
      description = "The clock goes on as if it had not been given; another one may be given.")
  public Uni<Response> withdraw(
      String ticket,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      WithdrawalBody body) {
    WithdrawResponse command = new WithdrawResponse(body.reason());
    return requests.make(
        ticket, ifMatch, (key, id, seen) -> commands.change(key, id, seen, command));
  }

  /** 200 with the ticket. */
  @POST
  @Path("/corrections")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(
      summary = "Corrects customer, service or time of contact",
      description =
          "Clocks are reckoned as if it had always been so. A later contact favours the provider:"
              + " only operators may say so.")
  public Uni<Response> correct(
      String ticket,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      CorrectionBody body) {
    return requests.make(
        ticket, ifMatch, (key, id, seen) -> commands.correct(key, id, seen, body.correction()));
  }

  /** 200 with the ticket that was merged. */
  @POST
  @Path("/mergers")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(
      summary = "Merges a ticket into another one of the same customer",
      description = "Work goes on there; here nothing but what was recorded can be put right.")
  public Uni<Response> merge(
      String ticket, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, MergerBody body) {
    return requests.make(
        ticket, ifMatch, (key, id, seen) -> commands.merge(key, id, seen, body.into()));
  }

  /** 201 with the new ticket. */
  @POST
  @Path("/splits")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @APIResponseSchema(value = TicketInFull.class, responseCode = "201")
  @Operation(
      summary = "Makes a part of a ticket a ticket of its own, with the same contact",
      description = "Its clocks run from the same contact.")
  public Uni<Response> split(
      String ticket, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, SplitBody body) {
    return requests.make(
        ticket, ifMatch, (key, id, seen) -> commands.split(key, id, seen, body.part()));
  }
}
