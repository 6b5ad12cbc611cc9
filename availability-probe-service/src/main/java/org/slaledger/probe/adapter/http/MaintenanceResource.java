package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.view.ShownWindow;
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.IfMatch;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Planned maintenance. */
@Path("/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Maintenance")
public class MaintenanceResource {
  private static final int MOST = 500;

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final MaintenanceCommands commands;
  private final WhichMaintenanceIsPlanned windows;

  MaintenanceResource(
      CurrentActor actor,
      CommandKeys keys,
      MaintenanceCommands commands,
      WhichMaintenanceIsPlanned windows) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.windows = windows;
  }

  /** Why a window is cancelled. */
  public record Cancellation(String reason) {}

  /** 201 with whether notice is kept; 400 with the fields at fault. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Announces a window, and says whether it is announced in time")
  @RequestBody(
      content =
          @Content(examples = @ExampleObject(name = "a night", value = AnnouncementBody.EXAMPLE)))
  public Uni<Response> announce(AnnouncementBody body) {
    return commands.announce(keys.ofRequest(), body, actor.id()).map(Answers::response);
  }

  /** 200; 409 for a window that is not announced; 412 for an old version. */
  @POST
  @Path("{window}/open")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Says that work began; If-Match names the window's version")
  public Uni<Response> open(
      @PathParam("window") String window, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return change(new MaintenanceCommand.Open(id(window)), ifMatch);
  }

  /** 200; 409 for a window that is not open; 412 for an old version. */
  @POST
  @Path("{window}/close")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Says that work ended; what is left of the window excludes nothing")
  public Uni<Response> close(
      @PathParam("window") String window, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return change(new MaintenanceCommand.Close(id(window)), ifMatch);
  }

  /** 200; 409 for a window that is not just announced; 412 for an old version. */
  @POST
  @Path("{window}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Does without the window; it excludes nothing")
  @RequestBody(
      content =
          @Content(
              examples =
                  @ExampleObject(name = "put off", value = "{\"reason\": \"Disks are late\"}")))
  public Uni<Response> cancel(
      @PathParam("window") String window,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      Cancellation body) {
    return change(new MaintenanceCommand.Cancel(id(window), body.reason()), ifMatch);
  }

  /** The latest 500 that touch the interval; a customer sees its own, and no other's name. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists windows, the latest first; a customer sees those announced to it")
  public Uni<List<ShownWindow>> list(
      @QueryParam("customer") @Nullable String customer,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    CustomerId asked = Asked.customer(customer);
    Instant begin = Asked.instant("from", from);
    Instant end = Asked.instant("to", to);
    if (actor.staff()) {
      return windows.during(asked, begin, end, MOST);
    }
    CustomerId own = actor.customer();
    if (own == null || (asked != null && !asked.equals(own))) {
      return Uni.createFrom().item(List.of());
    }
    return windows
        .during(own, begin, end, MOST)
        .map(found -> found.stream().map(window -> window.seenBy(own)).toList());
  }

  /** 200 with its ETag; 404 also for a window that was announced to other customers alone. */
  @GET
  @Path("{window}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Shows a window", description = "A change names the ETag.")
  public Uni<Response> window(@PathParam("window") String window) {
    return windows
        .named(id(window))
        .map(
            found ->
                found
                    .flatMap(this::asSeen)
                    .map(shown -> Answers.response(Answers.ok(shown.version(), shown)))
                    .orElseThrow(
                        () -> Problem.notFound("maintenance window " + window).asException()));
  }

  private Optional<ShownWindow> asSeen(ShownWindow window) {
    CustomerId own = actor.customer();
    if (actor.staff()) {
      return Optional.of(window);
    }
    return own != null && window.customers().contains(own)
        ? Optional.of(window.seenBy(own))
        : Optional.empty();
  }

  private Uni<Response> change(MaintenanceCommand command, @Nullable String ifMatch) {
    return commands
        .change(keys.ofRequest(), IfMatch.version(ifMatch), command, actor.id())
        .map(Answers::response);
  }

  private static WindowId id(String window) {
    if (!Name.isOne(window)) {
      throw Problem.notFound("maintenance window " + window).asException();
    }
    return new WindowId(window);
  }
}
