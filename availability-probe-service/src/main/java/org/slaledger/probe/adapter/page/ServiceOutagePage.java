package org.slaledger.probe.adapter.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.Roles;

/** An outage of a service. */
@Path("/ui/availability/services/{customer}/{service}/outages/{at}")
@Produces(MediaType.TEXT_HTML)
public class ServiceOutagePage {
  private final OutagePage page;

  ServiceOutagePage(OutagePage page) {
    this.page = page;
  }

  /** The one at an instant; 404 where there is none. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(
      @PathParam("customer") String customer,
      @PathParam("service") String service,
      @PathParam("at") String at,
      @QueryParam("behind") @Nullable Long behind) {
    return page.ofService(customer, service, at, behind);
  }
}
