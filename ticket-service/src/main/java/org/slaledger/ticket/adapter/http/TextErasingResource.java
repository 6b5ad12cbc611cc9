package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.ticket.usecase.TextErasure;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Erases what people wrote. It can't be undone. */
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Erasing")
public class TextErasingResource {
  private final CurrentActor actor;
  private final ErasureCommands commands;
  private final TextErasure texts;

  TextErasingResource(CurrentActor actor, ErasureCommands commands, TextErasure texts) {
    this.actor = actor;
    this.commands = commands;
    this.texts = texts;
  }

  /** 204, also for one that was erased before. */
  @DELETE
  @Path("/{ticket}/text")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(responseCode = "204", description = "Erased")
  @Operation(
      summary = "Erases all that was written in a ticket",
      description =
          "Subject, text, answers, replies and what an integrator sent. Times, priority and clocks"
              + " stay. What is written later is readable. It can't be undone.")
  public Uni<Response> text(String ticket, ErasureBody body) {
    String what = "ticket " + ticket;
    if (!Name.isOne(ticket)) {
      throw Problem.notFound(what).asException();
    }
    return commands.erase(
        what, tx -> texts.erase(tx, new TicketId(ticket), body.reason(), Cause.by(actor.id())));
  }
}
