package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** Disputes of all statements; each is told in whole by its statement's life. */
@Path("/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statements")
public class DisputesResource {
  private final DisputeQuestions questions;

  DisputesResource(DisputeQuestions questions) {
    this.questions = questions;
  }

  /** What has to be ruled on first. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Lists disputes, as JSON or CSV",
      description =
          "Those that have to be ruled on, the most urgent first, then those that were, the latest"
              + " first. What people wrote stands in the statement's life.")
  public Uni<Response> all(@Context HttpHeaders headers) {
    return questions.all().map(all -> Tables.either(headers, all, DisputeQuestions.table(all)));
  }
}
