package org.slaledger.clock.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.clock.adapter.http.ClockQuestions;
import org.slaledger.web.Roles;

/** A clock's explanation as a picture that stands alone. */
@Path("/clocks/{ticket}/{kind}/explanation.svg")
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Clocks")
public class ClockPictureResource {
  private final ClockQuestions questions;

  ClockPictureResource(ClockQuestions questions) {
    this.questions = questions;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance picture(ClockPicture picture);
  }

  /** The latest run. */
  @GET
  @Produces("image/svg+xml")
  @Operation(summary = "Shows the latest run of a ticket's clock as a picture (SVG)")
  public Uni<TemplateInstance> picture(String ticket, String kind) {
    return questions
        .explanation(ticket, kind)
        .map(runs -> Templates.picture(ClockPicture.of(runs.getLast())));
  }
}
