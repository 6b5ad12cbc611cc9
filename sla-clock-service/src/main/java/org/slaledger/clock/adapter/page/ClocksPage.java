package org.slaledger.clock.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.clock.adapter.http.ClockFilter;
import org.slaledger.clock.adapter.http.ClockQuestions;
import org.slaledger.clock.view.ShownClock;
import org.slaledger.web.Roles;

/** The board of clocks that run. */
@Path("/ui/clocks")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class ClocksPage {
  private static final ClockFilter OPEN =
      new ClockFilter(null, null, null, null, List.of("RUNNING", "PAUSED", "BREACHED"));

  private final ClockQuestions questions;

  ClocksPage(ClockQuestions questions) {
    this.questions = questions;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance clocks(List<ShownClock> clocks);

    static native TemplateInstance clocks$board(List<ShownClock> clocks);
  }

  /** The page. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> page() {
    return questions.list(OPEN).map(Templates::clocks);
  }

  /** The board alone, which the page takes anew every few seconds. */
  @GET
  @Path("/board")
  @Operation(hidden = true)
  public Uni<TemplateInstance> board() {
    return questions.list(OPEN).map(Templates::clocks$board);
  }
}
