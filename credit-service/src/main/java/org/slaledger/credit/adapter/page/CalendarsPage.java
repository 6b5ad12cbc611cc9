package org.slaledger.credit.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.credit.adapter.http.CalendarQuestions;
import org.slaledger.credit.adapter.http.ZoneReport;
import org.slaledger.credit.view.ShownCalendar;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** When clocks count, for people to look at. */
@Path("/ui/calendars")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class CalendarsPage {
  private final CurrentActor actor;
  private final CalendarQuestions questions;
  private final InstantSource time;

  CalendarsPage(CurrentActor actor, CalendarQuestions questions, InstantSource time) {
    this.actor = actor;
    this.questions = questions;
    this.time = time;
  }

  /** A calendar in its latest version. */
  public record Listed(ShownCalendar calendar, ZoneReport zone) {}

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance calendars(List<Listed> calendars, boolean publishes);

    static native TemplateInstance calendar(CalendarPicture picture, boolean publishes);
  }

  /** The list; with the name of a new one on to the form that publishes it. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> all(@QueryParam("new") @Nullable String name) {
    if (name != null) {
      return Uni.createFrom().item(onTo(name.strip()));
    }
    boolean publishes = actor.mayOperate();
    return questions
        .all()
        .map(all -> all.stream().map(it -> new Listed(it, questions.zone(it))).toList())
        .map(all -> Response.ok(Templates.calendars(all, publishes)).build());
  }

  /** One, as a year and in versions. */
  @GET
  @Path("/{calendar}")
  @Operation(hidden = true)
  public Uni<TemplateInstance> one(
      String calendar,
      @QueryParam("year") @Nullable String year,
      @QueryParam("version") @Nullable String version,
      @QueryParam("before") @Nullable String before) {
    boolean publishes = actor.mayOperate();
    return questions
        .versions(calendar)
        .map(
            versions ->
                CalendarPicture.of(
                    versions,
                    questions.zone(versions.getFirst()),
                    new CalendarPicture.Asked(year, version, before),
                    time.instant()))
        .map(picture -> Templates.calendar(picture, publishes));
  }

  private static Response onTo(String name) {
    if (!Name.isOne(name)) {
      throw Problem.badRequest(new FieldError("new", "can't be a calendar's name", Name.FORM))
          .asException();
    }
    return Response.seeOther(URI.create("/ui/calendars/" + name + "/publication")).build();
  }
}
