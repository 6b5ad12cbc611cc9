package org.slaledger.ticket.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Impact;
import org.slaledger.journal.Answer;
import org.slaledger.ticket.adapter.http.TicketCommands;
import org.slaledger.ticket.adapter.http.TicketQuestions;
import org.slaledger.ticket.view.ShownCustomer;
import org.slaledger.ticket.view.TicketPage;
import org.slaledger.ticket.view.WhoIsTheCustomer;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** The tickets with their clocks, and the form that opens one. */
@Path("/ui/tickets")
@Produces(MediaType.TEXT_HTML)
public class TicketsPage {
  private static final List<Impact> IMPACTS = List.of(Impact.values());

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final TicketCommands commands;
  private final TicketQuestions questions;
  private final WhoIsTheCustomer customers;

  TicketsPage(
      CurrentActor actor,
      CommandKeys keys,
      TicketCommands commands,
      TicketQuestions questions,
      WhoIsTheCustomer customers) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.questions = questions;
    this.customers = customers;
  }

  /**
   * What was asked for.
   *
   * @param customer blank for all
   * @param open true, false, or blank for both
   * @param cursor blank for the newest
   */
  public record Filter(String customer, String open, String cursor) {
    /** The newest of all. */
    static final Filter ALL = new Filter("", "", "");
  }

  @CheckedTemplate(basePath = "ticket")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance tickets(
        TicketPage page,
        Filter filter,
        List<ShownCustomer> customers,
        List<Impact> impacts,
        boolean staff,
        boolean opens,
        SentForm form);
  }

  /** The list. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(
      @QueryParam("customer") @Nullable String customer,
      @QueryParam("open") @Nullable String open,
      @QueryParam("cursor") @Nullable String cursor) {
    return page(new Filter(orBlank(customer), orBlank(open), orBlank(cursor)), SentForm.EMPTY);
  }

  /** On to the new ticket; or the form again, with what is wrong. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> open(@BeanParam NewTicketForm form) {
    String[] said = form.values().values().toArray(String[]::new);
    return commands
        .open(keys.ofForm(form.key, said), form.contact())
        .flatMap(answer -> answer.refused() ? again(form, answer) : onTo(answer));
  }

  private static Uni<Response> onTo(Answer opened) {
    return Uni.createFrom().item(Response.seeOther(URI.create("/ui" + opened.location())).build());
  }

  private Uni<Response> again(NewTicketForm form, Answer refused) {
    return page(Filter.ALL, SentForm.refused(form.values(), refused))
        .map(page -> Response.status(refused.status()).entity(page).build());
  }

  private Uni<TemplateInstance> page(Filter filter, SentForm form) {
    boolean opens =
        actor.is(Roles.AGENT)
            || actor.is(Roles.CUSTOMER)
            || actor.is(Roles.OPERATOR)
            || actor.is(Roles.ADMIN);
    return questions
        .list(
            filter.customer(),
            filter.open(),
            filter.cursor().isEmpty() ? null : filter.cursor(),
            null)
        .flatMap(
            page ->
                visibleCustomers()
                    .map(
                        known ->
                            Templates.tickets(
                                page, filter, known, IMPACTS, actor.staff(), opens, form)));
  }

  private Uni<List<ShownCustomer>> visibleCustomers() {
    CustomerId own = actor.customer();
    return customers.all(own == null ? null : own.value());
  }

  private static String orBlank(@Nullable String value) {
    return value == null ? "" : value;
  }
}
