package org.slaledger.credit.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** The one name that an agreement can't have, as its path leads elsewhere. */
@Path("/agreements/dry-run/addenda")
public class TakenNameResource {
  /** 400. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Response propose() {
    throw Problem.badRequest(
            new FieldError(
                "agreement",
                "'dry-run' is no name: /agreements/dry-run tries terms",
                "another name"))
        .asException();
  }
}
