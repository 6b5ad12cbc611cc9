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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.credit.adapter.http.AgreementQuestions;
import org.slaledger.credit.view.ShownAgreement;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** What was promised, for people to read. */
@Path("/ui/agreements")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class AgreementsPage {
  private final CurrentActor actor;
  private final AgreementQuestions questions;

  AgreementsPage(CurrentActor actor, AgreementQuestions questions) {
    this.actor = actor;
    this.questions = questions;
  }

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance agreements(List<ShownAgreement> agreements, boolean tries);

    static native TemplateInstance agreement(ShownAgreement agreement, boolean tries);
  }

  /** The list. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> all() {
    boolean tries = tries();
    return questions.all().map(all -> Templates.agreements(all, tries));
  }

  /** One, with all versions of its terms. */
  @GET
  @Path("/{agreement}")
  @Operation(hidden = true)
  public Uni<TemplateInstance> one(String agreement) {
    boolean tries = tries();
    return questions.one(agreement).map(one -> Templates.agreement(one, tries));
  }

  /** An agent has nothing to do with money. */
  private boolean tries() {
    return Stream.of(Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN)
        .anyMatch(actor::is);
  }
}
