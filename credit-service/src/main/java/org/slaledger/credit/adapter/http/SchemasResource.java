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

/** What documents of terms look like, for editors and programs that check them. */
@Path("/schemas")
@RolesAllowed({
  Roles.AGENT,
  Roles.CUSTOMER,
  Roles.OPERATOR,
  Roles.INTEGRATOR,
  Roles.AUDITOR,
  Roles.ADMIN
})
@Tag(name = "Schemas")
public class SchemasResource {
  private static final PublishedDocuments SCHEMAS =
      new PublishedDocuments(
          "schema", "/schemas/", List.of("addendum.json", "based-addendum.json", "package.json"));

  /** Their names. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Lists the JSON Schemas of the documents that are proposed and published")
  public List<String> all() {
    return SCHEMAS.names();
  }

  /** The text. */
  @GET
  @Path("/{name}")
  @Produces("application/schema+json")
  @Operation(
      summary = "Shows a JSON Schema (2020-12)",
      description =
          "addendum.json is that of an addendum that stands alone, based-addendum.json that of one"
              + " which is basedOn a package, package.json that of a package.")
  public String one(String name) {
    return SCHEMAS.text(name);
  }
}
