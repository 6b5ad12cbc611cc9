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
import org.slaledger.ticket.domain.TicketCommand;
import org.slaledger.ticket.domain.TicketCommand.ContinueTicket;
import org.slaledger.ticket.domain.TicketCommand.ReopenTicket;
import org.slaledger.ticket.view.TicketInFull;
import org.slaledger.web.Roles;

/** How work on a ticket goes: 200 with the ticket each time. */
@Path("/tickets/{ticket}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
public class TicketWorkResource {
  private final ChangeRequests requests;
  private final TicketCommands commands;

  TicketWorkResource(ChangeRequests requests, TicketCommands commands) {
    this.requests = requests;
    this.commands = commands;
  }

  /** The customer is told how things stand. */
  @POST
  @Path("/updates")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(
      summary = "Records a status update",
      description = "In somebody's own words; it may say when the next one is to be expected.")
  public Uni<Response> update(
      String ticket, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, UpdateBody body) {
    return change(ticket, ifMatch, body.command());
  }

  /** The customer replies. */
  @POST
  @Path("/replies")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(
      summary = "Records a reply of the customer",
      description =
          "By the customer itself, now; or by an agent who takes it down, with the time at which it"
              + " came. It ends what waits for the customer, at its own time.")
  public Uni<Response> reply(
      String ticket, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, ReplyBody body) {
    return requests.make(
        ticket, ifMatch, (key, id, seen) -> commands.reply(key, id, seen, body.command()));
  }

  /** Work stands still. */
  @POST
  @Path("/pauses")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(
      summary = "Says that work stands still from now on",
      description =
          "One pause at a time. It can't be dated back, since it favours the provider. Which clocks"
              + " it pauses is said by the addendum; waiting for a third party pauses none.")
  public Uni<Response> pause(
      String ticket, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, PauseBody body) {
    return change(ticket, ifMatch, body.command());
  }

  /** Work goes on. */
  @POST
  @Path("/continuations")
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(summary = "Says that work goes on, without a reply of the customer")
  public Uni<Response> goOn(
      String ticket, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change(ticket, ifMatch, new ContinueTicket());
  }

  /** What was asked for is done. */
  @POST
  @Path("/resolutions")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(
      summary = "Resolves a ticket",
      description = "The customer must have been answered before.")
  public Uni<Response> resolve(
      String ticket,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ResolutionBody body) {
    return change(ticket, ifMatch, body.command());
  }

  /** It is not. */
  @POST
  @Path("/reopenings")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(summary = "Reopens a ticket that was resolved")
  public Uni<Response> reopen(
      String ticket,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ReopeningBody body) {
    return change(ticket, ifMatch, new ReopenTicket(body.reason()));
  }

  private Uni<Response> change(String ticket, @Nullable String ifMatch, TicketCommand command) {
    return requests.make(
        ticket, ifMatch, (key, id, seen) -> commands.change(key, id, seen, command));
  }
}
