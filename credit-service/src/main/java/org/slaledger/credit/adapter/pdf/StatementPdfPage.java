package org.slaledger.credit.adapter.pdf;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.Roles;

/** The same for people who are signed in by a browser. */
@Path("/ui/statements/{agreement}/{period}/statement.pdf")
@Produces(StatementPdfs.MEDIA_TYPE)
public class StatementPdfPage {
  private final StatementPdfs pdfs;

  StatementPdfPage(StatementPdfs pdfs) {
    this.pdfs = pdfs;
  }

  /** In the browser's own viewer. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> print(
      String agreement,
      String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("number") @Nullable String number) {
    return pdfs.one(agreement, period, asOf, number);
  }
}
