package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.journal.InboundEvent;
import org.slaledger.web.Roles;

/** The door for a Prometheus Alertmanager, as it is. */
@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrators")
public class AlertsResource {
  private final InboundDoor door;
  private final InstantSource time;
  private final String pointLabel;
  private final String watchdogLabel;

  AlertsResource(
      InboundDoor door,
      InstantSource time,
      @ConfigProperty(name = "sla.alerts.point-label") String pointLabel,
      @ConfigProperty(name = "sla.alerts.watchdog-label") String watchdogLabel) {
    this.door = door;
    this.time = time;
    this.pointLabel = pointLabel;
    this.watchdogLabel = watchdogLabel;
  }

  /**
   * What was made of a notification.
   *
   * @param passedOver alerts that name no point and are no watchdog
   * @param events the events that were made of the others, each with where its fate is told
   */
  @Schema(name = "Notification")
  public record Taken(int passedOver, List<Made> events) {}

  /** One event that was made of an alert. */
  @Schema(name = "AlertEvent")
  public record Made(String type, String id, URI location) {
    static Made of(InboundEvent event) {
      return new Made(event.type(), event.id(), InboundDoor.fateOf(event.key()));
    }
  }

  /** 202: Kafka has all of it. An alertmanager sends again what is answered with 5xx. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.INTEGRATOR)
  @APIResponseSchema(value = Taken.class, responseCode = "202")
  @Operation(
      summary = "Takes a notification of a Prometheus Alertmanager",
      description =
          "The webhook's own form, version 4. An alert with the label that names a point is a"
              + " failure of it, a resolved one its end; a watchdog is coverage.")
  public Uni<Response> notified(byte[] body) {
    Alerts alerts =
        Alerts.read(
            door.integrator(),
            pointLabel,
            watchdogLabel,
            time.instant().truncatedTo(ChronoUnit.MILLIS),
            body);
    Taken taken = new Taken(alerts.passedOver(), alerts.events().stream().map(Made::of).toList());
    return door.take(alerts.events()).map(done -> Response.status(202).entity(taken).build());
  }
}
