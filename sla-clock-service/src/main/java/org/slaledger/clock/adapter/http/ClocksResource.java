package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.clock.view.ShownClock;
import org.slaledger.web.Roles;

/** What is known of clocks. They change by events alone, so nothing is written here. */
@Path("/clocks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Clocks")
public class ClocksResource {
  private static final String EXAMPLE =
      """
      {"ticket":"T-1","kind":"RESPONSE","customer":"acme","agreement":"acme-2026",
       "startedAt":"2026-11-23T09:00:00Z","service":"hosting","addendumVersion":1,
       "priority":"P1","subject":"The portal is down","target":"PT1H","hours":"24x7",
       "dueAt":"2026-11-23T10:00:00Z","state":"STOPPED","warnedPercent":50,
       "stoppedAt":"2026-11-23T09:40:00Z","elapsed":"PT40M","met":true}""";

  private final ClockQuestions questions;

  ClocksResource(ClockQuestions questions) {
    this.questions = questions;
  }

  /** The nearest deadline first. */
  @GET
  @Operation(
      summary = "Lists clocks, the nearest deadline first, at most 500",
      description = "A customer sees its own clocks only.")
  @APIResponse(
      responseCode = "200",
      content = @Content(examples = @ExampleObject(name = "clocks", value = "[" + EXAMPLE + "]")))
  public Uni<List<ShownClock>> list(@BeanParam ClockFilter filter) {
    return questions.list(filter);
  }

  /** One. */
  @GET
  @Path("/{ticket}/{kind}")
  @Operation(summary = "Shows a ticket's clock", description = "The latest run of it.")
  @APIResponse(
      responseCode = "200",
      content = @Content(examples = @ExampleObject(name = "clock", value = EXAMPLE)))
  public Uni<ShownClock> one(
      @Parameter(example = "T-1") String ticket, @Parameter(example = "RESPONSE") String kind) {
    return questions.one(ticket, kind);
  }
}
