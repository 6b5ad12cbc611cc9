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
import org.slaledger.credit.adapter.http.AgreementQuestions;
import org.slaledger.credit.view.ShownAgreement;
import org.slaledger.web.Roles;

/** What was promised, for people to read. */
@Path("/ui/agreements")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class AgreementsPage {
  private final AgreementQuestions questions;

  AgreementsPage(AgreementQuestions questions) {
    this.questions = questions;
  }

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance agreements(List<ShownAgreement> agreements);

    static native TemplateInstance agreement(ShownAgreement agreement);
  }

  /** The list. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> all() {
    return questions.all().map(Templates::agreements);
  }

  /** One, with all versions of its terms. */
  @GET
  @Path("/{agreement}")
  @Operation(hidden = true)
  public Uni<TemplateInstance> one(String agreement) {
    return questions.one(agreement).map(Templates::agreement);
  }
}
