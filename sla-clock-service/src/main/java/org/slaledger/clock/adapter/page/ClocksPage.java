package org.slaledger.clock.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.clock.adapter.http.ClockFilter;
import org.slaledger.clock.adapter.http.ClockQuestions;
import org.slaledger.clock.view.KnownClocks;
import org.slaledger.clock.view.ShownClock;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** The board of clocks that run. */
@Path("/ui/clocks")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class ClocksPage {
  private final ClockQuestions questions;
  private final CurrentActor actor;

  ClocksPage(ClockQuestions questions, CurrentActor actor) {
    this.questions = questions;
    this.actor = actor;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance clocks(
        List<ShownClock> clocks, BoardFilter filter, boolean staff, boolean more);
  }

  /** The page; whenever something changes it takes its list from here anew. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> page(@BeanParam ClockFilter asked) {
    BoardFilter filter = BoardFilter.of(asked);
    boolean staff = actor.staff();
    return questions
        .list(filter.question())
        .map(clocks -> Templates.clocks(clocks, filter, staff, clocks.size() == KnownClocks.MOST));
  }
}
