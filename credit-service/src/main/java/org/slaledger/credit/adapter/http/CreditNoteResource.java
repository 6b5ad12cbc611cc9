package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.life.CreditNote;
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** What a statement puts into the customer's books. */
@Path("/statements/{agreement}/{period}/credit-note")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "Statements")
public class CreditNoteResource {
  private static final String TABLE =
      """
      note,provider,customer,customerName,agreement,period,statement,issuedAt,line,service,fee,\
      promised,measured,percent,tickets,amount,currency,total,settledAt,reference,statementHash,\
      ledgerSize
      acme-2026/2026-11/2,,acme,Acme,acme-2026,2026-11,2,2026-12-20T09:00:00Z,AVAILABILITY,hosting,\
      1000.00,99.9,99.861111,10.000000,,100.00,EUR,60.00,,,9f86d0...,4711
      acme-2026/2026-11/2,,acme,Acme,acme-2026,2026-11,2,2026-12-20T09:00:00Z,CREDITED_BEFORE,,,\
      ,,,,-40.00,EUR,60.00,,,9f86d0...,4711""";

  private final CreditNotes notes;

  CreditNoteResource(CreditNotes notes) {
    this.notes = notes;
  }

  /** 409 where nothing was given out. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Gives the credit note of a statement that was given out, for the customer's books",
      description =
          "Of the latest, or of a number. The lines sum up to the amount, which is what was granted"
              + " by this statement: a correction's has what was credited before as a line of its"
              + " own, and may be below zero. As JSON, or the lines as CSV, in which total is the"
              + " amount of the whole note.")
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = CreditNote.class)),
        @Content(
            mediaType = Csv.MEDIA_TYPE,
            examples = @ExampleObject(name = "a correction", value = TABLE))
      })
  public Uni<Response> note(
      String agreement,
      String period,
      @Parameter(description = "of the statement; the latest if none", example = "1")
          @QueryParam("number")
          @Nullable String number,
      @Context HttpHeaders headers) {
    return notes
        .one(agreement, period, number)
        .map(it -> Tables.either(headers, it, CreditNotes.table(it)));
  }
}
