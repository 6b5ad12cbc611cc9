package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.probe.adapter.ical.MaintenanceFeed;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** The maintenance calendar as iCalendar. */
@Path("/maintenance.ics")
@Tag(name = "Maintenance")
public class FeedResource {
  private final CurrentActor actor;
  private final MaintenanceQuestions questions;

  FeedResource(CurrentActor actor, MaintenanceQuestions questions) {
    this.actor = actor;
    this.questions = questions;
  }

  /** The calendar of who asks. */
  @GET
  @Produces(MaintenanceFeed.MEDIA_TYPE)
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "The maintenance calendar as iCalendar; a customer's own, or all",
      description = "From a year ago on. Conditional: send the ETag as If-None-Match, and get 304.")
  public Uni<Response> calendar(@Context Request request) {
    if (!actor.staff() && actor.customer() == null) {
      throw Problem.notFound("calendar").asException();
    }
    return questions
        .feed(actor.staff() ? null : actor.customer())
        .map(document -> ServedFeed.of(document, request));
  }
}
