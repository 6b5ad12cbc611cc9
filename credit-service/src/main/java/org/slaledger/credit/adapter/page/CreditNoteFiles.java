package org.slaledger.credit.adapter.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.adapter.http.CreditNotes;
import org.slaledger.credit.domain.life.CreditNote;
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** Credit notes for people who are signed in by a browser. */
@Path("/ui/statements/{agreement}/{period}")
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class CreditNoteFiles {
  private final CreditNotes notes;

  CreditNoteFiles(CreditNotes notes) {
    this.notes = notes;
  }

  /** Its lines, as a file to keep. */
  @GET
  @Path("/credit-note.csv")
  @Produces(Csv.MEDIA_TYPE)
  @Operation(hidden = true)
  public Uni<Response> csv(
      String agreement, String period, @QueryParam("number") @Nullable String number) {
    return notes
        .one(agreement, period, number)
        .map(
            it -> Tables.file("credit-note-" + it.note().replace('/', '-'), CreditNotes.table(it)));
  }

  /** All of it. */
  @GET
  @Path("/credit-note.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Uni<CreditNote> json(
      String agreement, String period, @QueryParam("number") @Nullable String number) {
    return notes.one(agreement, period, number);
  }
}
