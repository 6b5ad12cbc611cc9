package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.IfMatch;
import org.slaledger.web.Roles;

/**
 * What is done with announced windows. If-Match names the window's version; the parameter {@code
 * occurrence} names one of a window that recurs.
 */
@Path("/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Maintenance")
public class MaintenanceStepsResource {
  private final CurrentActor actor;
  private final CommandKeys keys;
  private final MaintenanceCommands commands;

  MaintenanceStepsResource(CurrentActor actor, CommandKeys keys, MaintenanceCommands commands) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
  }

  /** Why a window is cancelled. */
  public record Cancellation(String reason) {}

  /** Where an occurrence is moved. */
  public record NewTime(Instant from, Instant to, @Nullable String reason) {
    PlannedTime time() {
      return new PlannedTime(
          from.truncatedTo(ChronoUnit.MILLIS), to.truncatedTo(ChronoUnit.MILLIS));
    }
  }

  /** 200; 409 for an occurrence that is not announced; 412 for an old version. */
  @POST
  @Path("{window}/open")
  @Operation(
      summary = "Says that work began",
      description = "At most an hour before the occurrence begins.")
  public Uni<Response> open(
      @PathParam("window") String window,
      @QueryParam("occurrence") @Nullable Integer occurrence,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return change(new MaintenanceCommand.Open(MaintenanceResource.id(window), occurrence), ifMatch);
  }

  /** 200; 409 for an occurrence that has not begun; 412 for an old version. */
  @POST
  @Path("{window}/close")
  @Operation(
      summary = "Says that work ended; what is left of the occurrence excludes nothing",
      description =
          "Also of an occurrence that has begun and that nobody opened. One that has not begun is"
              + " cancelled or moved instead.")
  public Uni<Response> close(
      @PathParam("window") String window,
      @QueryParam("occurrence") @Nullable Integer occurrence,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return change(
        new MaintenanceCommand.Close(MaintenanceResource.id(window), occurrence), ifMatch);
  }

  /** 200; 409 for what is closed or cancelled; 412 for an old version. */
  @POST
  @Path("{window}/move")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Has an occurrence take place at another time, or for a shorter or longer one",
      description =
          "Time that was announced until now keeps its notice; for all other time notice counts from"
              + " the move. Work that has begun can only be given another end.")
  @RequestBody(
      content =
          @Content(
              examples =
                  @ExampleObject(
                      name = "a day later",
                      value =
                          "{\"from\": \"2026-12-02T22:00:00Z\", \"to\": \"2026-12-03T00:00:00Z\","
                              + " \"reason\": \"Disks are late\"}")))
  public Uni<Response> move(
      @PathParam("window") String window,
      @QueryParam("occurrence") @Nullable Integer occurrence,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      NewTime body) {
    return change(
        new MaintenanceCommand.Move(
            MaintenanceResource.id(window), occurrence, body.time(), body.reason()),
        ifMatch);
  }

  /** 200; 409 for what has begun or is over; 412 for an old version. */
  @POST
  @Path("{window}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Does without an occurrence; it excludes nothing",
      description =
          "Where none is named, without all of the window that are still to come. One that was opened"
              + " early may be cancelled until it begins.")
  @RequestBody(
      content =
          @Content(
              examples =
                  @ExampleObject(name = "put off", value = "{\"reason\": \"Disks are late\"}")))
  public Uni<Response> cancel(
      @PathParam("window") String window,
      @QueryParam("occurrence") @Nullable Integer occurrence,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      Cancellation body) {
    return change(
        new MaintenanceCommand.Cancel(MaintenanceResource.id(window), occurrence, body.reason()),
        ifMatch);
  }

  private Uni<Response> change(MaintenanceCommand command, @Nullable String ifMatch) {
    return commands
        .change(keys.ofRequest(), IfMatch.version(ifMatch), command, actor.id())
        .map(Answers::response);
  }
}
