package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** How promises were kept. */
@Path("/attainment")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Attainment")
public class AttainmentResource {
  private static final String LIST = "/attainment/clocks";
  private static final String ROW = "?period=2026-11&customer=acme&service=hosting";
  private static final String NARROWED = ROW + "&priority=P1&kind=RESPONSE&outcome=";
  private static final String NUMBERS =
      """
      {"period":"2026-11","rows":[{"customer":"acme","service":"hosting","priority":"P1",
       "kind":"RESPONSE","met":{"count":9,"clocks":"/attainment/clocks"""
          + NARROWED
          + """
      MET"},
       "breached":{"count":1,"clocks":"/attainment/clocks"""
          + NARROWED
          + """
      BREACHED"},
       "open":{"count":0,"clocks":"/attainment/clocks"""
          + NARROWED
          + """
      OPEN"},"percent":"90.00"}]}""";
  private static final String NUMBERS_CSV =
      """
      period,customer,service,priority,kind,met,breached,open,percent
      2026-11,acme,hosting,P1,RESPONSE,9,1,0,90.00""";
  private static final String RUNS =
      """
      {"clocks":[{"ticket":"T-1","kind":"RESPONSE","startedAt":"2026-11-23T09:00:00Z",
       "customer":"acme","service":"hosting","agreement":"acme-2026","addendumVersion":1,
       "priority":"P1","subject":"The portal is down","target":"PT1H","hours":"24x7",
       "dueAt":"2026-11-23T10:00:00Z","state":"STOPPED","missedDue":"2026-11-23T10:00:00Z",
       "stoppedAt":"2026-11-23T10:40:00Z","elapsed":"PT1H40M","met":false}]}""";
  private static final String RUNS_CSV =
      """
      ticket,kind,started,customer,service,priority,agreement,version,target,hours,state,missed,stopped,seconds,met
      T-1,RESPONSE,2026-11-23T09:00:00Z,acme,hosting,P1,acme-2026,1,PT1H,24x7,STOPPED,2026-11-23T10:00:00Z,2026-11-23T10:40:00Z,6000,false""";

  private final AttainmentQuestions questions;

  AttainmentResource(AttainmentQuestions questions) {
    this.questions = questions;
  }

  /** The numbers. */
  @GET
  @Operation(
      summary = "Counts what was met, breached and is open, for each kind of promise",
      description =
          "A run of a clock counts in the period in which it started, in the zone of its terms,"
              + " whenever it became known. Time that is measured only does not count, nor does a"
              + " breach that was withdrawn. A customer sees its own. As JSON or CSV.")
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = AttainmentAnswer.class),
            examples = @ExampleObject(name = "numbers", value = NUMBERS)),
        @Content(
            mediaType = Csv.MEDIA_TYPE,
            examples = @ExampleObject(name = "table", value = NUMBERS_CSV))
      })
  public Uni<Response> attained(@BeanParam AttainmentFilter filter, @Context HttpHeaders headers) {
    return questions
        .attained(filter, LIST)
        .map(answer -> Tables.either(headers, answer, answer.csv()));
  }

  /** The runs behind a number. */
  @GET
  @Path("/clocks")
  @Operation(
      summary = "Lists the runs behind a number, in the order of their start, at most 500",
      description =
          "Where there are more, the answer (and the header Link) says how to go on. As JSON or"
              + " CSV.")
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RunsAnswer.class),
            examples = @ExampleObject(name = "clocks", value = RUNS)),
        @Content(
            mediaType = Csv.MEDIA_TYPE,
            examples = @ExampleObject(name = "table", value = RUNS_CSV))
      })
  public Uni<Response> runs(
      @BeanParam AttainmentFilter filter,
      @Parameter(description = "MET, BREACHED or OPEN") @QueryParam("outcome")
          @Nullable String outcome,
      @Parameter(description = "what an answer gave as after") @QueryParam("after")
          @Nullable String after,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    return questions
        .runs(filter, outcome, after)
        .map(answer -> linked(Tables.either(headers, answer, answer.csv()), answer, uri));
  }

  private static Response linked(Response response, RunsAnswer answer, UriInfo uri) {
    return answer.after() == null
        ? response
        : Response.fromResponse(response)
            .link(
                uri.getRequestUriBuilder().replaceQueryParam("after", answer.after()).build(),
                "next")
            .build();
  }
}
