package org.slaledger.ticket.adapter.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where people arrive. */
@Path("/")
public class RootResource {
  /** On to the first page, which signs in. */
  @GET
  @PermitAll
  @Operation(hidden = true)
  public Response arrive() {
    return Response.status(Response.Status.FOUND).location(URI.create("/ui")).build();
  }
}
