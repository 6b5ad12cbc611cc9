package org.slaledger.ticket.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.journal.Answer;
import org.slaledger.journal.CommandKey;
import org.slaledger.ticket.adapter.http.TicketQuestions;
import org.slaledger.ticket.adapter.page.WhatIsOffered.Offered;
import org.slaledger.ticket.usecase.TicketHistory;
import org.slaledger.ticket.view.TicketInFull;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.IfMatch;
import org.slaledger.web.problem.Problem;

/** Takes what the forms of a ticket's page say, and shows the page again. */
@ApplicationScoped
public class SentChanges {
  private static final List<Impact> IMPACTS = List.of(Impact.values());
  private static final List<PauseReason> REASONS = List.of(PauseReason.values());

  private final CommandKeys keys;
  private final WhatIsOffered offered;
  private final TicketQuestions questions;
  private final TicketHistory history;

  SentChanges(
      CommandKeys keys, WhatIsOffered offered, TicketQuestions questions, TicketHistory history) {
    this.keys = keys;
    this.offered = offered;
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
        List<PauseReason> reasons,
        Offered offered,
        SentForm form);
  }

  /** A change of a ticket that was seen at a version. */
  @FunctionalInterface
  interface Change {
    Uni<Answer> make(CommandKey key, TicketId ticket, long seen);
  }

  /** On to what was changed or made; or the form again, with what is wrong. */
  Uni<Response> make(String ticket, String name, TicketForm form, Change change) {
    if (!Name.isOne(ticket)) {
      throw Problem.notFound("ticket " + ticket).asException();
    }
    long seen = IfMatch.version(form.version == null ? null : '"' + form.version + '"');
    return change
        .make(keys.ofForm(form.key, form.fields()), new TicketId(ticket), seen)
        .flatMap(
            answer -> answer.refused() ? again(ticket, name, form, answer) : on(ticket, answer));
  }

  /** The page, with a form as it was sent. */
  Uni<TemplateInstance> page(String ticket, SentForm form) {
    return questions
        .one(ticket)
        .flatMap(
            full ->
                history
                    .story(full.ticket().ticket())
                    .map(
                        story ->
                            Templates.ticket(
                                full,
                                Step.of(story),
                                IMPACTS,
                                REASONS,
                                offered.on(full.ticket()),
                                form)));
  }

  private Uni<Response> again(String ticket, String name, TicketForm form, Answer refused) {
    return page(ticket, SentForm.refused(form.values(name), refused))
        .map(page -> Response.status(refused.status()).entity(page).build());
  }

  private static Uni<Response> on(String ticket, Answer done) {
    String to = done.location() == null ? "/tickets/" + ticket : done.location();
    return Uni.createFrom().item(Response.seeOther(URI.create("/ui" + to)).build());
  }
}
