package org.slaledger.clock.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.clock.adapter.http.ClockQuestions;
import org.slaledger.clock.domain.ClockExplanation;
import org.slaledger.promises.AwaitedClock;
import org.slaledger.web.Roles;

/** The clocks of one ticket, each explained; of those that have not started, what they await. */
@Path("/ui/clocks")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class ClockPage {
  private final ClockQuestions questions;

  ClockPage(ClockQuestions questions) {
    this.questions = questions;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance clock(
        String ticket, List<Told> runs, List<AwaitedClock> awaited);
  }

  /** A run with its picture. */
  public record Told(ClockExplanation run, ClockPicture picture) {}

  /** The page. */
  @GET
  @Path("/{ticket}")
  @Operation(hidden = true)
  public Uni<TemplateInstance> page(String ticket) {
    return questions
        .explanations(ticket)
        .map(
            explained -> {
              List<Told> told = new ArrayList<>();
              explained.runs().forEach(run -> told.add(new Told(run, ClockPicture.of(run))));
              return Templates.clock(ticket, told, explained.awaited());
            });
  }
}
