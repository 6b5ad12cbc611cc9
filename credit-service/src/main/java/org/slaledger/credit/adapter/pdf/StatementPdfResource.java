package org.slaledger.credit.adapter.pdf;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.Roles;

/** A statement to be printed. */
@Path("/statements/{agreement}/{period}/statement.pdf")
@Produces(StatementPdfs.MEDIA_TYPE)
@Tag(name = "Statements")
public class StatementPdfResource {
  private final StatementPdfs pdfs;

  StatementPdfResource(StatementPdfs pdfs) {
    this.pdfs = pdfs;
  }

  /** The same bytes for the same statement. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Derives a statement and gives it as a PDF",
      description =
          "Every figure of the canonical JSON, and how to check them. Which statement is meant is"
              + " told as for the statement itself.")
  public Uni<Response> print(
      String agreement,
      String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("number") @Nullable String number) {
    return pdfs.one(agreement, period, asOf, number);
  }
}
