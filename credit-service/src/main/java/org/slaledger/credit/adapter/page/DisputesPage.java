package org.slaledger.credit.adapter.page;

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
import org.slaledger.credit.adapter.http.DisputeQuestions;
import org.slaledger.credit.view.ListedDispute;
import org.slaledger.web.Roles;

/** What is disputed, and what has to be ruled on by when, for people to read. */
@Path("/ui/disputes")
@Produces(MediaType.TEXT_HTML)
public class DisputesPage {
  private final DisputeQuestions questions;

  DisputesPage(DisputeQuestions questions) {
    this.questions = questions;
  }

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance disputes(List<ListedDispute> disputes);
  }

  /** The list; each leads to its statement, where it is told in whole. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> all() {
    return questions.all().map(Templates::disputes);
  }
}
