package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.adapter.ical.MaintenanceFeed;
import org.slaledger.probe.view.Sight;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Csv;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;
import org.slaledger.web.problem.Problem;

/** Planned maintenance: announcing it, and what was announced. */
@Path("/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Maintenance")
public class MaintenanceResource {
  private static final int MOST = 500;
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
  private final MaintenanceQuestions questions;
  private final SightOfActor sight;

  MaintenanceResource(
      CurrentActor actor,
      CommandKeys keys,
      MaintenanceCommands commands,
      MaintenanceQuestions questions,
      SightOfActor sight) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.questions = questions;
    this.sight = sight;
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

  /** The latest 500 that touch the interval; a customer sees its own, and no other's name. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary =
          "Lists occurrences of windows that touch an interval, the latest first, at most 500",
      description =
          "Where there are more, the header Link says how to go on. As JSON or CSV. A customer sees those announced to it, an integrator those of points that are"
              + " assigned to it. overrun is work beyond the announced end, which"
              + " counts; announced says by since when its time has been announced.")
  public Uni<Response> list(
      @QueryParam("customer") @Nullable String customer,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @Parameter(description = "so many are passed over: what the header Link says")
          @QueryParam("behind")
          @Nullable String behind,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    CustomerId asked = Asked.customer(customer);
    Instant begin = Asked.instant("from", from);
    Instant end = Asked.instant("to", to);
    Asked.order(begin, end);
    long past = Periods.count("behind", behind);
    return sight
        .now()
        .call(it -> known(asked, it))
        .chain(it -> questions.during(asked, it, begin, end, MOST, past))
        .map(
            found ->
                Links.next(
                    Tables.either(headers, found, MaintenanceTable.of(found)),
                    "behind",
                    found.size() < MOST ? null : past + MOST,
                    uri));
  }

  /** Who may not see a customer's windows is told the same whether there is such a customer. */
  private Uni<Void> known(@Nullable CustomerId asked, Sight sight) {
    if (asked == null) {
      return Uni.createFrom().voidItem();
    }
    List<CustomerId> seen = sight.customers();
    Uni<Boolean> known =
        seen == null ? questions.hasAgreement(asked) : Uni.createFrom().item(seen.contains(asked));
    return known
        .invoke(
            it -> {
              if (!it) {
                throw unknown(asked);
              }
            })
        .replaceWithVoid();
  }

  private static RuntimeException unknown(CustomerId customer) {
    return Asked.wrong(
        "customer", customer + " has no agreement here", "a customer with an agreement");
  }

  /** 200 with its ETag; 404 also for a window that was announced to other customers alone. */
  @GET
  @Path("{window}")
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary =
          "Shows a window with all occurrences, what it excludes, and what counts in spite of it",
      description = "A change names the ETag.")
  public Uni<Response> window(@PathParam("window") String window) {
    WindowId id = id(window);
    return sight
        .now()
        .chain(it -> questions.whole(id, it))
        .map(
            found ->
                found
                    .map(shown -> Answers.response(Answers.ok(shown.version(), shown)))
                    .orElseThrow(() -> missing(window)));
  }

  private static RuntimeException missing(String window) {
    return Problem.notFound("maintenance window " + window).asException();
  }

  static WindowId id(String window) {
    if (!Name.isOne(window)) {
      throw missing(window);
    }
    return new WindowId(window);
  }
}
