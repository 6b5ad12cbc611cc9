package org.slaledger.ticket.adapter.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.ticket.adapter.http.TicketCommands;
import org.slaledger.ticket.domain.TicketCommand;
import org.slaledger.ticket.domain.TicketCommand.AssignPriority;
import org.slaledger.ticket.domain.TicketCommand.ContinueTicket;
import org.slaledger.ticket.domain.TicketCommand.PauseTicket;
import org.slaledger.ticket.domain.TicketCommand.PostUpdate;
import org.slaledger.ticket.domain.TicketCommand.ReopenTicket;
import org.slaledger.ticket.domain.TicketCommand.ResolveTicket;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;
import org.slaledger.ticket.domain.TicketCommand.TakeReply;
import org.slaledger.web.Roles;

/** A ticket with its clocks and story, and how work on it goes. */
@Path("/ui/tickets/{ticket}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TicketInFullPage {
  private final SentChanges sent;
  private final TicketCommands commands;

  TicketInFullPage(SentChanges sent, TicketCommands commands) {
    this.sent = sent;
    this.commands = commands;
  }

  /** The ticket. */
  @GET
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(String ticket) {
    return sent.page(ticket, SentForm.EMPTY);
  }

  /** The ticket, judged; or the form again, with what is wrong. */
  @POST
  @Path("/priority")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> judge(String ticket, @BeanParam TicketForm form) {
    Impact impact = SentForm.chosen("impact", form.impact, Impact.class);
    return change(ticket, "priority", form, new AssignPriority(impact));
  }

  /** As {@link #judge}, answered. */
  @POST
  @Path("/response")
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> respond(String ticket, @BeanParam TicketForm form) {
    String triage = TicketForm.said(form.triage);
    String nextStep = TicketForm.said(form.nextStep);
    return change(ticket, "response", form, new RespondToTicket(triage, nextStep, null));
  }

  /** As {@link #judge}, with an update. */
  @POST
  @Path("/update")
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> update(String ticket, @BeanParam TicketForm form) {
    PostUpdate command =
        new PostUpdate(
            TicketForm.said(form.text), null, TicketForm.utc("nextUpdateAt", form.nextUpdateAt));
    return change(ticket, "update", form, command);
  }

  /** As {@link #judge}, with a reply. */
  @POST
  @Path("/reply")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> reply(String ticket, @BeanParam TicketForm form) {
    Channel channel = SentForm.chosen("channel", form.channel, Channel.class);
    TakeReply command = new TakeReply(TicketForm.said(form.text), null, channel);
    return sent.make(
        ticket, "reply", form, (key, id, seen) -> commands.reply(key, id, seen, command));
  }

  /** As {@link #judge}, paused. */
  @POST
  @Path("/pause")
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> pause(String ticket, @BeanParam TicketForm form) {
    PauseReason reason = SentForm.chosen("reason", form.reason, PauseReason.class);
    String question = TicketForm.saidOrNull(form.question);
    return change(ticket, "pause", form, new PauseTicket(reason, question));
  }

  /** As {@link #judge}, continued. */
  @POST
  @Path("/continuation")
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> goOn(String ticket, @BeanParam TicketForm form) {
    return change(ticket, "continuation", form, new ContinueTicket());
  }

  /** As {@link #judge}, resolved. */
  @POST
  @Path("/resolution")
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> resolve(String ticket, @BeanParam TicketForm form) {
    ResolveTicket command = new ResolveTicket(TicketForm.said(form.solution), null);
    return change(ticket, "resolution", form, command);
  }

  /** As {@link #judge}, reopened. */
  @POST
  @Path("/reopening")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> reopen(String ticket, @BeanParam TicketForm form) {
    return change(ticket, "reopening", form, new ReopenTicket(TicketForm.said(form.reason)));
  }

  private Uni<Response> change(String ticket, String name, TicketForm form, TicketCommand command) {
    return sent.make(
        ticket, name, form, (key, id, seen) -> commands.change(key, id, seen, command));
  }
}
