package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.slaledger.ticket.domain.TicketCommand.AssignPriority;
import org.slaledger.ticket.view.TicketInFull;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;

/** What is done with tickets. */
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
public class TicketsResource {
  private final CommandKeys keys;
  private final ChangeRequests requests;
  private final TicketCommands commands;

  TicketsResource(CommandKeys keys, ChangeRequests requests, TicketCommands commands) {
    this.keys = keys;
    this.requests = requests;
    this.commands = commands;
  }

  /** 201 with the ticket. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponseSchema(value = TicketInFull.class, responseCode = "201")
  @Operation(
      summary = "Opens a ticket",
      description =
          "Give the impact where it is known: the priority follows from it. The service has to be"
              + " one that a signed addendum of the customer names; before the first signature any"
              + " name is taken.")
  public Uni<Response> open(TicketBody body) {
    return commands.open(keys.ofRequest(), body.contact()).map(Answers::response);
  }

  /** 200 with the ticket. */
  @PUT
  @Path("/{ticket}/priority")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(summary = "Sets the priority from the impact")
  public Uni<Response> assign(
      String ticket,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      PriorityBody body) {
    return change(ticket, ifMatch, new AssignPriority(body.impact()));
  }

  /** 200 with the ticket. */
  @POST
  @Path("/{ticket}/responses")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @APIResponseSchema(TicketInFull.class)
  @Operation(
      summary = "Records the first substantive response",
      description =
          "Triage and next step in somebody's own words. Blank texts and automatic replies are"
              + " none; a ticket has one first response at a time.")
  public Uni<Response> respond(
      String ticket,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ResponseBody body) {
    return change(ticket, ifMatch, body.command());
  }

  private Uni<Response> change(String ticket, @Nullable String ifMatch, TicketCommand command) {
    return requests.make(
        ticket, ifMatch, (key, id, seen) -> commands.change(key, id, seen, command));
  }
}
