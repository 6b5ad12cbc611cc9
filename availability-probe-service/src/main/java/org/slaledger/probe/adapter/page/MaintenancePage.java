package org.slaledger.probe.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.journal.Answer;
import org.slaledger.probe.adapter.http.MaintenanceCommands;
import org.slaledger.probe.adapter.http.MaintenanceQuestions;
import org.slaledger.probe.adapter.http.WindowAnswer;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.view.Sight;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** The maintenance calendar, month by month, and each window with what can be done with it. */
@Path("/ui/maintenance")
@Produces(MediaType.TEXT_HTML)
public class MaintenancePage {
  private static final int MOST = 500;

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final MaintenanceCommands commands;
  private final MaintenanceQuestions questions;
  private final InstantSource time;

  MaintenancePage(
      CurrentActor actor,
      CommandKeys keys,
      MaintenanceCommands commands,
      MaintenanceQuestions questions,
      InstantSource time) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.questions = questions;
    this.time = time;
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance maintenance(MonthPlan plan, boolean operator, boolean staff);

    static native TemplateInstance window(
        WindowAnswer answer, List<Row> rows, boolean operator, boolean staff);
  }

  /** A month; the present one where none is named. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(
      @QueryParam("month") @Nullable String month, @QueryParam("zone") @Nullable String zone) {
    ZoneId of = LocalTimes.zone(zone);
    Instant now = time.instant();
    YearMonth shown = month(month, YearMonth.from(now.atZone(of)));
    return questions
        .during(
            own(),
            sight(),
            MonthPlan.begins(shown, of),
            MonthPlan.begins(shown.plusMonths(1), of),
            mayRead() ? MOST : 0,
            0)
        .map(
            windows ->
                Templates.maintenance(
                    MonthPlan.of(shown, of, now, windows), actor.mayOperate(), actor.staff()));
  }

  /** One window; 404 where it was announced to others alone. */
  @GET
  @Path("{window}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> window(@PathParam("window") String window) {
    if (!mayRead()) {
      throw missing(window);
    }
    Instant now = time.instant();
    return questions
        .whole(id(window), sight())
        .map(found -> found.orElseThrow(() -> missing(window)))
        .map(
            answer ->
                Templates.window(
                    answer,
                    answer.occurrences().stream().map(it -> new Row(it, now)).toList(),
                    actor.mayOperate(),
                    actor.staff()));
  }

  /** What a form says that is done with an occurrence. */
  public static class Step {
    @FormParam("version")
    public long version;

    @FormParam("occurrence")
    public @Nullable Integer occurrence;

    @FormParam("reason")
    public @Nullable String reason;

    @FormParam("from")
    public @Nullable String from;

    @FormParam("to")
    public @Nullable String to;

    @FormParam("zone")
    public @Nullable String zone;

    @FormParam("command-key")
    public @Nullable String key;

    @Nullable String[] said(String step) {
      return new @Nullable String[] {
        step, Long.toString(version), String.valueOf(occurrence), reason, from, to, zone
      };
    }
  }

  /** Opens, closes, moves or cancels, and shows the window again. */
  @POST
  @Path("{window}/{step}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> change(
      @PathParam("window") String window, @PathParam("step") String step, @BeanParam Step said) {
    return commands
        .change(
            keys.ofForm(said.key, said.said(step)),
            said.version,
            command(id(window), step, said),
            actor.id())
        .map(answer -> shownAgain(window, answer));
  }

  private static MaintenanceCommand command(WindowId window, String step, Step said) {
    String reason = said.reason == null ? "" : said.reason;
    return switch (step) {
      case "open" -> new MaintenanceCommand.Open(window, said.occurrence);
      case "close" -> new MaintenanceCommand.Close(window, said.occurrence);
      case "cancel" -> new MaintenanceCommand.Cancel(window, said.occurrence, reason);
      case "move" -> {
        ZoneId zone = LocalTimes.zone(said.zone);
        yield new MaintenanceCommand.Move(
            window,
            said.occurrence,
            new PlannedTime(
                LocalTimes.instant("from", said.from, zone),
                LocalTimes.instant("to", said.to, zone)),
            reason.isBlank() ? null : reason);
      }
      default -> throw Problem.notFound("step " + step).asException();
    };
  }

  private static Response shownAgain(String window, Answer answer) {
    if (answer.refused()) {
      throw Read.problem(answer).asException();
    }
    return Response.seeOther(URI.create("/ui/maintenance/" + window)).build();
  }

  private boolean mayRead() {
    return actor.staff() || actor.customer() != null;
  }

  private Sight sight() {
    CustomerId own = own();
    return own == null ? Sight.EVERYTHING : new Sight.Announced(own);
  }

  private @Nullable CustomerId own() {
    return actor.staff() ? null : actor.customer();
  }

  private static YearMonth month(@Nullable String text, YearMonth present) {
    try {
      return text == null || text.isBlank() ? present : YearMonth.parse(text.strip());
    } catch (DateTimeException e) {
      throw LocalTimes.wrong("month", "is no month", "such as 2026-12");
    }
  }

  private static WindowId id(String window) {
    if (!Name.isOne(window)) {
      throw missing(window);
    }
    return new WindowId(window);
  }

  private static RuntimeException missing(String window) {
    return Problem.notFound("maintenance window " + window).asException();
  }
}
