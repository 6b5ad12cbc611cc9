package org.slaledger.ticket.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Answer;
import org.slaledger.journal.CommandKey;
import org.slaledger.ticket.adapter.http.TicketCommands;
import org.slaledger.ticket.adapter.http.TicketQuestions;
import org.slaledger.ticket.domain.TicketCommand;
import org.slaledger.ticket.domain.TicketCommand.AssignPriority;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;
import org.slaledger.ticket.usecase.TicketHistory;
import org.slaledger.ticket.view.TicketInFull;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.IfMatch;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** A ticket with its clocks and history, and what agents do with it. */
@Path("/ui/tickets/{ticket}")
@Produces(MediaType.TEXT_HTML)
public class TicketInFullPage {
  private static final List<Impact> IMPACTS = List.of(Impact.values());

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final TicketCommands commands;
  private final TicketQuestions questions;
  private final TicketHistory history;

  TicketInFullPage(
      CurrentActor actor,
      CommandKeys keys,
      TicketCommands commands,
      TicketQuestions questions,
      TicketHistory history) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.questions = questions;
    this.history = history;
  }

  @CheckedTemplate(basePath = "ticket")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance ticket(
        TicketInFull full,
        List<Step> steps,
        List<Impact> impacts,
        boolean judges,
        boolean answers,
        SentForm form);
  }

  /** The ticket. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(String ticket) {
    return page(ticket, SentForm.EMPTY);
  }

  /** The ticket, judged; or the form again, with what is wrong. */
  @POST
  @Path("/priority")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> judge(
      String ticket,
      @FormParam("command-key") @Nullable String key,
      @FormParam("version") @Nullable String version,
      @FormParam("impact") @Nullable String impact) {
    AssignPriority command = new AssignPriority(SentForm.chosen("impact", impact, Impact.class));
    Map<String, String> said = Map.of("impact", command.impact().name());
    return change(ticket, version, keys.ofForm(key, said(version), said(impact)), command, said);
  }

  /** The ticket, answered; or the form again, with what is wrong. */
  @POST
  @Path("/response")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.AGENT, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> respond(
      String ticket,
      @FormParam("command-key") @Nullable String key,
      @FormParam("version") @Nullable String version,
      @FormParam("triage") @Nullable String triage,
      @FormParam("nextStep") @Nullable String nextStep) {
    RespondToTicket command = new RespondToTicket(said(triage), said(nextStep), null);
    CommandKey once = keys.ofForm(key, said(version), said(triage), said(nextStep));
    Map<String, String> said = Map.of("triage", said(triage), "nextStep", said(nextStep));
    return change(ticket, version, once, command, said);
  }

  private Uni<Response> change(
      String ticket,
      @Nullable String version,
      CommandKey key,
      TicketCommand command,
      Map<String, String> said) {
    if (!Name.isOne(ticket)) {
      throw Problem.notFound("ticket " + ticket).asException();
    }
    long seen = IfMatch.version(version == null ? null : '"' + version + '"');
    return commands
        .change(key, new TicketId(ticket), seen, command)
        .flatMap(answer -> answer.refused() ? again(ticket, said, answer) : back(ticket));
  }

  private Uni<Response> again(String ticket, Map<String, String> said, Answer refused) {
    return page(ticket, SentForm.refused(said, refused))
        .map(page -> Response.status(refused.status()).entity(page).build());
  }

  private static Uni<Response> back(String ticket) {
    return Uni.createFrom().item(Response.seeOther(URI.create("/ui/tickets/" + ticket)).build());
  }

  private Uni<TemplateInstance> page(String ticket, SentForm form) {
    boolean answers = actor.is(Roles.AGENT) || actor.is(Roles.ADMIN);
    boolean judges = answers || actor.is(Roles.OPERATOR);
    return questions
        .one(ticket)
        .flatMap(
            full ->
                history
                    .story(full.ticket().ticket())
                    .map(
                        story ->
                            Templates.ticket(
                                full, Step.of(story), IMPACTS, judges, answers, form)));
  }

  private static String said(@Nullable String value) {
    return value == null ? "" : value;
  }
}
