package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.view.ShownCalendar;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;

/** When clocks count. */
@Path("/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
public class CalendarsResource {
  private final CommandKeys keys;
  private final CalendarQuestions questions;
  private final CalendarPublishing publishing;

  CalendarsResource(CommandKeys keys, CalendarQuestions questions, CalendarPublishing publishing) {
    this.keys = keys;
    this.questions = questions;
    this.publishing = publishing;
  }

  /** By name. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists the calendars, each in its latest version")
  public Uni<List<ShownCalendar>> all() {
    return questions.all();
  }

  /** The latest first. */
  @GET
  @Path("/{calendar}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Shows all versions of a calendar, the latest first")
  public Uni<List<ShownCalendar>> versions(String calendar) {
    return questions.versions(calendar);
  }

  /** One of them. */
  @GET
  @Path("/{calendar}/versions/{version}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Shows one version of a calendar")
  public Uni<ShownCalendar> version(String calendar, String version) {
    return questions.version(calendar, version);
  }

  /** Of the latest version. */
  @GET
  @Path("/{calendar}/zone-data")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Tells whether newer time zone data would change a calendar",
      description =
          "What was frozen holds until the calendar is published anew. That takes the data of this"
              + " machine for all that is still to come.")
  public Uni<ZoneReport> zone(String calendar) {
    return questions.versions(calendar).map(versions -> questions.zone(versions.getFirst()));
  }

  /** 200; nothing is written. */
  @POST
  @Path("/{calendar}/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Tells which open deadlines would move",
      description = "Nothing is written. The digest of the list is what publishing confirms.")
  public Uni<Response> preview(String calendar, CalendarBody body) {
    return publishing
        .preview(calendar, body)
        .map(preview -> Answers.response(CalendarPublishing.answer(preview)));
  }

  /** 201; 409 with the list where open deadlines move and nobody confirmed it. */
  @POST
  @Path("/{calendar}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Publishes a calendar, or a new version of it",
      description =
          "A new version changes only what is still to come, and may cover more years. Everything"
              + " that is wrong is said at once. Where open deadlines move, confirm names the"
              + " digest of the previewed list; without it the answer is 409 with the list.")
  public Uni<Response> publish(
      String calendar, @QueryParam("confirm") @Nullable String confirm, CalendarBody body) {
    return publishing.publish(keys.ofRequest(), calendar, body, confirm).map(Answers::response);
  }
}
