package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.dryrun.DryRun;
import org.slaledger.web.Roles;

/** Terms are tried on what has happened. */
@Path("/agreements/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Agreements")
public class DryRunResource {
  private final DryRunQuestions questions;

  DryRunResource(DryRunQuestions questions) {
    this.questions = questions;
  }

  /** 200; 400 with everything that is wrong with the terms, 409 where the log allows no sum. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
  @Operation(
      summary = "Replays a customer's history under terms, as YAML or JSON, and writes nothing",
      description =
          "From the beginning of the period that held the day so many months ago (3 unless told"
              + " otherwise, 24 at most) up to now: what was breached and owed, beside what would"
              + " have been, had the terms held all that time in the place of the agreement's."
              + " When they are to take effect does not matter. The agreement may be left out"
              + " where the customer has one at most.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Addendum.class)),
        @Content(
            mediaType = Bodies.YAML,
            examples = @ExampleObject(name = "basic", value = Examples.YAML))
      })
  public Uni<DryRun> run(
      @QueryParam("agreement") @Nullable String agreement,
      @QueryParam("months") @Nullable String months,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
      byte[] document) {
    return questions.of(Bodies.tree(document, type), agreement, months);
  }
}
