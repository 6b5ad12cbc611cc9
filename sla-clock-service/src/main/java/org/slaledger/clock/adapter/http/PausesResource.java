package org.slaledger.clock.adapter.http;

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
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** For how long tickets stood still, and why. */
@Path("/pauses")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Pauses")
public class PausesResource {
  private static final String REPORT =
      """
      {"period":"2026-11","asOf":"2026-11-26T12:00:00Z","time":"PT30H","pauses":2,
       "withoutQuestion":1,"reasons":[
        {"reason":"CUSTOMER_ACTION","time":"PT28H","pauses":1,"withoutQuestion":1},
        {"reason":"CUSTOMER_ANSWER","time":"PT2H","pauses":1,"withoutQuestion":0}],
       "list":[
        {"ticket":"T-1","customer":"acme","reason":"CUSTOMER_ACTION","from":"2026-11-25T08:00:00Z",
         "length":"PT28H","asked":false,"pausedClock":true},
        {"ticket":"T-2","customer":"acme","reason":"CUSTOMER_ANSWER","from":"2026-11-23T09:00:00Z",
         "to":"2026-11-23T11:00:00Z","length":"PT2H","asked":true,"pausedClock":true}]}""";
  private static final String REPORT_CSV =
      """
      ticket,customer,reason,from,to,seconds,asked,pausedClock
      T-1,acme,CUSTOMER_ACTION,2026-11-25T08:00:00Z,,100800,false,true
      T-2,acme,CUSTOMER_ANSWER,2026-11-23T09:00:00Z,2026-11-23T11:00:00Z,7200,true,true""";

  private final PausesQuestions questions;

  PausesResource(PausesQuestions questions) {
    this.questions = questions;
  }

  /** The report. */
  @GET
  @Operation(
      summary = "Sums up the time for which tickets stood still, by reason, and lists the pauses",
      description =
          "A pause counts, whole, in the period in which it began, in the zone of the terms that"
              + " held then; one that has not ended counts until now. A customer sees its own. As"
              + " JSON, or the list as CSV.")
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PausesAnswer.class),
            examples = @ExampleObject(name = "report", value = REPORT)),
        @Content(
            mediaType = Csv.MEDIA_TYPE,
            examples = @ExampleObject(name = "table", value = REPORT_CSV))
      })
  public Uni<Response> pauses(
      @Parameter(description = "a month or a quarter", example = "2026-11", required = true)
          @QueryParam("period")
          @Nullable String period,
      @Parameter(description = "of this customer", example = "acme") @QueryParam("customer")
          @Nullable String customer,
      @Context HttpHeaders headers) {
    return questions
        .pauses(period, customer)
        .map(answer -> Tables.either(headers, answer, answer.csv()));
  }
}
