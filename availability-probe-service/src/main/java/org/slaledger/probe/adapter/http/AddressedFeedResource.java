package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.probe.adapter.ical.MaintenanceFeed;
import org.slaledger.probe.usecase.CalendarFeeds;
import org.slaledger.web.problem.Problem;

/** The maintenance calendar for whoever knows a secret address of it. */
@Path("/maintenance/feed/{secret}/maintenance.ics")
@Tag(name = "Maintenance")
public class AddressedFeedResource {
  private final MaintenanceQuestions questions;
  private final CalendarFeeds feeds;

  AddressedFeedResource(MaintenanceQuestions questions, CalendarFeeds feeds) {
    this.questions = questions;
    this.feeds = feeds;
  }

  /** The calendar that the address opens; 404 for one that was revoked or never was. */
  @GET
  @Produces(MaintenanceFeed.MEDIA_TYPE)
  @PermitAll
  @Operation(
      summary = "The calendar by a secret address, without signing in",
      description = "POST /maintenance/feeds makes such addresses.")
  public Uni<Response> calendar(@PathParam("secret") String secret, @Context Request request) {
    return feeds
        .by(secret)
        .chain(
            found ->
                found
                    .map(feed -> questions.feed(feed.customer()))
                    .orElseThrow(() -> Problem.notFound("calendar").asException()))
        .map(document -> ServedFeed.of(document, request));
  }
}
