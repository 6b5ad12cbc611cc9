package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.journal.Cause;
import org.slaledger.ticket.domain.EraseContact;
import org.slaledger.ticket.usecase.ContactErasure;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Erases what is known of persons. It can't be undone. */
@Path("/customers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Erasing")
public class ContactErasingResource {
  private final CurrentActor actor;
  private final ErasureCommands commands;
  private final ContactErasure contacts;

  ContactErasingResource(CurrentActor actor, ErasureCommands commands, ContactErasure contacts) {
    this.actor = actor;
    this.commands = commands;
    this.contacts = contacts;
  }

  /**
   * 204, also for one that was erased before; the link names the customer's tickets, in which what
   * the contact wrote stays until it is erased there.
   */
  @DELETE
  @Path("/{customer}/contacts/{contact}")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(responseCode = "204", description = "Erased")
  @Operation(
      summary = "Erases the name and address of a contact",
      description =
          "The contact's key is overwritten: no page, answer or mail shows the texts any more,"
              + " while events, hashes and statements stay as they are. It can't be undone. What the"
              + " contact wrote in tickets stays until it is erased there, ticket by ticket: the"
              + " link of relation tickets names them.")
  public Uni<Response> contact(String customer, String contact, ErasureBody body) {
    if (!Name.isOne(customer) || !Name.isOne(contact)) {
      throw Problem.notFound(what(customer, contact)).asException();
    }
    EraseContact command = new EraseContact(contact, body.reason());
    return commands
        .erase(
            what(customer, contact),
            tx -> contacts.erase(tx, new CustomerId(customer), command, Cause.by(actor.id())))
        .map(answer -> answer.getStatus() == 204 ? withTickets(answer, customer) : answer);
  }

  private static Response withTickets(Response answer, String customer) {
    return Response.fromResponse(answer)
        .link(URI.create("/tickets?customer=" + customer), "tickets")
        .build();
  }

  private static String what(String customer, String contact) {
    return "contact " + contact + " of customer " + customer;
  }
}
