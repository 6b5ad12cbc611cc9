package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.contract.Name;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.adapter.ical.MaintenanceFeed;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Planned maintenance: announcing it. */
@Path("/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Maintenance")
public class MaintenanceResource {
  private static final String FILE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//example//EN
      BEGIN:VEVENT
      UID:1@example
      DTSTAMP:20261101T000000Z
      DTSTART;TZID=Europe/Amsterdam:20261206T220000
      DURATION:PT2H
      RRULE:FREQ=MONTHLY;BYDAY=1SU;COUNT=12
      SUMMARY:Patches
      END:VEVENT
      END:VCALENDAR
      """;

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final MaintenanceCommands commands;

  MaintenanceResource(CurrentActor actor, CommandKeys keys, MaintenanceCommands commands) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
  }

  /** 201 with what will be excluded; 400 with the fields at fault. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Announces a window, and warns of what will count all the same",
      description =
          "With a recurrence, from and to are those of the first occurrence; all are frozen into the"
              + " announcement, at most 400.")
  @RequestBody(
      content =
          @Content(
              examples = {
                @ExampleObject(name = "a night", value = AnnouncementBody.EXAMPLE),
                @ExampleObject(name = "each month", value = AnnouncementBody.RECURRING)
              }))
  public Uni<Response> announce(AnnouncementBody body) {
    return commands.announce(keys.ofRequest(), body::command, actor.id()).map(Answers::response);
  }

  /** The same of an iCalendar event. */
  @POST
  @Consumes(MaintenanceFeed.MEDIA_TYPE)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Announces an iCalendar event as a window",
      description =
          "One VEVENT, which may recur (RRULE with COUNT or UNTIL, EXDATE). What can't be used is"
              + " named by property and line.")
  @RequestBody(content = @Content(examples = @ExampleObject(name = "each month", value = FILE)))
  public Uni<Response> announceFile(@BeanParam AnnouncedFile file, String document) {
    return commands
        .announce(keys.ofRequest(), window -> file.command(window, document), actor.id())
        .map(Answers::response);
  }

  /** 200 with what an announcement would come to. */
  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Says what an announcement would come to; nothing is written")
  @RequestBody(
      content =
          @Content(
              examples = @ExampleObject(name = "each month", value = AnnouncementBody.RECURRING)))
  public Uni<Response> check(AnnouncementBody body) {
    return commands.check(body::command).map(Answers::response);
  }

  /** The same of an iCalendar event. */
  @POST
  @Path("check")
  @Consumes(MaintenanceFeed.MEDIA_TYPE)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Says what announcing an iCalendar event would come to; nothing is written")
  @RequestBody(content = @Content(examples = @ExampleObject(name = "each month", value = FILE)))
  public Uni<Response> checkFile(@BeanParam AnnouncedFile file, String document) {
    return commands.check(window -> file.command(window, document)).map(Answers::response);
  }

  static RuntimeException missing(String window) {
    return Problem.notFound("maintenance window " + window).asException();
  }

  static WindowId id(String window) {
    if (!Name.isOne(window)) {
      throw missing(window);
    }
    return new WindowId(window);
  }
}
