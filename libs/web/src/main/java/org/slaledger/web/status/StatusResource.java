package org.slaledger.web.status;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.journal.JournalStatus;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** The state of this service for programs, under its name: one front door serves five of them. */
@Path("/status/{service}")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
  private final JournalStatus journal;
  private final CurrentActor actor;
  private final ThisService here;

  StatusResource(JournalStatus journal, CurrentActor actor, ThisService here) {
    this.journal = journal;
    this.actor = actor;
    this.here = here;
  }

  /** All that a customer needs to know. */
  public record Running(String service, boolean running) {}

  /** Everything for the provider's side; for others, that it runs. */
  @GET
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.OPERATOR,
    Roles.INTEGRATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(summary = "What this service does right now, how far it has read, what stands still")
  public Uni<Object> status(@PathParam("service") String service) {
    here.require(service);
    return actor.staff()
        ? journal.now().map(Object.class::cast)
        : Uni.createFrom().item(new Running(here.name(), true));
  }
}
