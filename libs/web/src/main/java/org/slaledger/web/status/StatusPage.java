package org.slaledger.web.status;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.slaledger.journal.JournalStatus;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** The state of this service as a card of the first page, which loads one from each service. */
@Path("/ui/status/{service}")
@Produces(MediaType.TEXT_HTML)
public class StatusPage {
  @CheckedTemplate(basePath = "status")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance card(JournalStatus.Status status);

    static native TemplateInstance running(String service);
  }

  private final JournalStatus journal;
  private final CurrentActor actor;
  private final ThisService here;

  StatusPage(JournalStatus journal, CurrentActor actor, ThisService here) {
    this.journal = journal;
    this.actor = actor;
    this.here = here;
  }

  /** The card: everything for the provider's side; for others, that it runs. */
  @GET
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.OPERATOR,
    Roles.INTEGRATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  public Uni<TemplateInstance> card(@PathParam("service") String service) {
    here.require(service);
    return actor.staff()
        ? journal.now().map(Templates::card)
        : Uni.createFrom().item(Templates.running(here.name()));
  }
}
