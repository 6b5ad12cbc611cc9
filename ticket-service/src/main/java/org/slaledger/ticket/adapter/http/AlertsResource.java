package org.slaledger.ticket.adapter.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.slaledger.journal.InboundEvent;
import org.slaledger.web.Roles;

/** The door for a Prometheus Alertmanager, as it is. */
@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrators")
public class AlertsResource {
  private static final Logger LOG = Logger.getLogger(AlertsResource.class);
  private static final int AT_ONCE = 200;
  private static final String LEFT_OUT =
      " alerts were left out by the alertmanager: nothing is known of them. Set max_alerts to 0.";

  private final InboundDoor door;
  private final InstantSource time;
  private final String pointLabel;
  private final String watchdogLabel;
  private final Counter leftOut;

  AlertsResource(
      InboundDoor door,
      InstantSource time,
      MeterRegistry registry,
      @ConfigProperty(name = "sla.alerts.point-label") String pointLabel,
      @ConfigProperty(name = "sla.alerts.watchdog-label") String watchdogLabel) {
    this.door = door;
    this.time = time;
    this.pointLabel = pointLabel;
    this.watchdogLabel = watchdogLabel;
    this.leftOut = registry.counter("sla.alerts.truncated");
  }

  /**
   * What was made of a notification.
   *
   * @param passedOver alerts that name no point and are no watchdog
   * @param events the events that were made of the others, each with where its fate is told
   */
  @Schema(name = "Notification")
  public record Taken(int passedOver, long truncated, List<String> warnings, List<Made> events) {
    static Taken of(Alerts alerts, List<Made> events) {
      return new Taken(
          alerts.passedOver(),
          alerts.truncated(),
          alerts.truncated() > 0 ? List.of(alerts.truncated() + LEFT_OUT) : List.of(),
          events);
    }
  }

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
              + " failure of it, a resolved one its end; a watchdog is coverage. 32 MB at most; 503"
              + " asks for it again in a moment.")
  public Uni<Response> notified(byte[] body) {
    Alerts alerts =
        Alerts.read(
            door.integrator(),
            pointLabel,
            watchdogLabel,
            time.instant().truncatedTo(ChronoUnit.MILLIS),
            body);
    warnOf(alerts.truncated());
    List<Made> made = new ArrayList<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> publish(alerts, made))
        .whilst(Boolean::booleanValue)
        .onItem()
        .ignoreAsUni()
        .map(done -> Response.status(202).entity(Taken.of(alerts, made)).build());
  }

  /** A few at a time, so that as many as come take no more memory. False at the end. */
  private Uni<Boolean> publish(Alerts alerts, List<Made> made) {
    return alerts
        .next(AT_ONCE)
        .map(
            events -> {
              events.forEach(event -> made.add(Made.of(event)));
              return door.take(events).replaceWith(true);
            })
        .orElseGet(() -> Uni.createFrom().item(false));
  }

  private void warnOf(long truncated) {
    if (truncated > 0) {
      LOG.warnf(
          "The alertmanager of %s left %d alerts out of a notification: max_alerts should be 0",
          door.integrator(), truncated);
      leftOut.increment(truncated);
    }
  }
}
