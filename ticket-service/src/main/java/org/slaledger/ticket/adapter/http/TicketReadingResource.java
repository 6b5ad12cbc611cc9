package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.ticket.usecase.TicketHistory;
import org.slaledger.ticket.usecase.Told;
import org.slaledger.ticket.view.TicketInFull;
import org.slaledger.ticket.view.TicketPage;
import org.slaledger.web.Roles;

/** What is known of tickets. */
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Tickets")
public class TicketReadingResource {
  private final TicketQuestions questions;
  private final TicketHistory history;

  TicketReadingResource(TicketQuestions questions, TicketHistory history) {
    this.questions = questions;
    this.history = history;
  }

  /** Newest first. */
  @GET
  @Operation(
      summary = "Lists tickets with their clocks, newest first",
      description =
          "A ticket is open until its first response. Where there is more, give the answer's next"
              + " as cursor.")
  public Uni<TicketPage> list(
      @QueryParam("customer") @Nullable String customer,
      @QueryParam("open") @Nullable String open,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return questions.list(customer, open, cursor, limit);
  }

  /** With its ETag. */
  @GET
  @Path("/{ticket}")
  @APIResponseSchema(TicketInFull.class)
  @Operation(summary = "Shows a ticket with its clocks", description = "A change names the ETag.")
  public Uni<Response> one(String ticket) {
    return questions
        .one(ticket)
        .map(
            it -> Response.ok(it).tag(new EntityTag(Long.toString(it.ticket().version()))).build());
  }

  /** What was recorded, in that order. */
  @GET
  @Path("/{ticket}/story")
  @Operation(
      summary = "Shows what happened on a ticket, with what was written",
      description = "One entry for each event, in the order in which they were recorded.")
  public Uni<List<Told>> story(String ticket) {
    return questions.one(ticket).flatMap(it -> history.story(it.ticket().ticket()));
  }

  /** The events as they stand in the journal. */
  @GET
  @Path("/{ticket}/events")
  @Operation(
      summary = "Shows all events of a ticket",
      description = "A JSON array of CloudEvents, each with the very bytes that the log holds.")
  public Uni<byte[]> events(String ticket) {
    return questions.one(ticket).flatMap(it -> history.lines(it.ticket().ticket()));
  }
}
