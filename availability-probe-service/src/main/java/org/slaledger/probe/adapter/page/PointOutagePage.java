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

/** An outage of a point. */
@Path("/ui/availability/points/{point}/outages/{at}")
@Produces(MediaType.TEXT_HTML)
public class PointOutagePage {
  private final OutagePage page;

  PointOutagePage(OutagePage page) {
    this.page = page;
  }

  /** The one at an instant; 404 where there is none. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(
      @PathParam("point") String point,
      @PathParam("at") String at,
      @QueryParam("behind") @Nullable Long behind) {
    return page.ofPoint(point, at, behind);
  }
}
