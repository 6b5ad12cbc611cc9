package org.slaledger.ticket.adapter.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketKind;
import org.slaledger.ticket.adapter.http.TicketCommands;
import org.slaledger.ticket.domain.Correction;
import org.slaledger.ticket.domain.NewPart;
import org.slaledger.ticket.domain.TicketCommand.WithdrawResponse;
import org.slaledger.web.Roles;

/** How what was recorded of a ticket is put right; each leads back to it, or says what is wrong. */
@Path("/ui/tickets/{ticket}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TicketRecordPage {
  private final SentChanges sent;
  private final TicketCommands commands;

  TicketRecordPage(SentChanges sent, TicketCommands commands) {
    this.sent = sent;
    this.commands = commands;
  }

  /** The first response was none. */
  @POST
  @Path("/withdrawal")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> withdraw(String ticket, @BeanParam TicketForm form) {
    WithdrawResponse command = new WithdrawResponse(TicketForm.said(form.reason));
    return sent.make(
        ticket, "withdrawal", form, (key, id, seen) -> commands.change(key, id, seen, command));
  }

  /** Customer, service or contact were others. */
  @POST
  @Path("/correction")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> correct(String ticket, @BeanParam TicketForm form) {
    Correction correction =
        new Correction(
            TicketForm.saidOrNull(form.customer),
            TicketForm.saidOrNull(form.service),
            TicketForm.utc("contactedAt", form.contactedAt),
            TicketForm.said(form.reason));
    return sent.make(
        ticket, "correction", form, (key, id, seen) -> commands.correct(key, id, seen, correction));
  }

  /** It is about the same as another one. */
  @POST
  @Path("/merger")
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> merge(String ticket, @BeanParam TicketForm form) {
    String into = TicketForm.said(form.into);
    return sent.make(
        ticket, "merger", form, (key, id, seen) -> commands.merge(key, id, seen, into));
  }

  /** On to the new ticket. */
  @POST
  @Path("/split")
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> split(String ticket, @BeanParam TicketForm form) {
    NewPart part =
        new NewPart(
            TicketForm.saidOrNull(form.service),
            SentForm.chosen("kind", form.kind, TicketKind.class),
            TicketForm.saidOrNull(form.impact) == null
                ? null
                : SentForm.chosen("impact", form.impact, Impact.class),
            TicketForm.said(form.subject),
            TicketForm.said(form.text));
    return sent.make(ticket, "split", form, (key, id, seen) -> commands.split(key, id, seen, part));
  }
}
