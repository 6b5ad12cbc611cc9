package org.slaledger.credit.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.web.Roles;

/** Documents with comments, to begin from. */
@Path("/packages/examples")
@RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Packages")
public class ExamplesResource {
  private static final PublishedDocuments EXAMPLES =
      new PublishedDocuments(
          "example",
          "/examples/",
          List.of(
              "basic.package.yaml",
              "basic.addendum.yaml",
              "business.package.yaml",
              "business.addendum.yaml",
              "premium.package.yaml",
              "premium.addendum.yaml"));

  /** Their names. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Lists the example documents: packages, and an addendum based on each")
  public List<String> all() {
    return EXAMPLES.names();
  }

  /** The text. */
  @GET
  @Path("/{name}")
  @Produces(Bodies.YAML)
  @Operation(summary = "Shows an example document, with comments")
  public String one(String name) {
    return EXAMPLES.text(name);
  }
}
