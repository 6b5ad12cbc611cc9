package org.slaledger.probe.adapter.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.journal.Answer;
import org.slaledger.probe.adapter.http.MaintenanceCommands;
import org.slaledger.probe.domain.AgreedService;
import org.slaledger.probe.domain.MaintenanceCommand;
import org.slaledger.probe.domain.MaintenanceWindow.Phase;
import org.slaledger.probe.view.ShownWindow;
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;
import org.slaledger.probe.view.WhichServicesAreAgreed;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** The maintenance windows, and for operators the forms to announce and move them. */
@Path("/ui/maintenance")
@Produces(MediaType.TEXT_HTML)
public class MaintenancePage {
  private static final int MOST = 100;
  private static final Duration PLANNED_AHEAD = Duration.ofDays(400);

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final MaintenanceCommands commands;
  private final WhichMaintenanceIsPlanned windows;
  private final WhichServicesAreAgreed services;
  private final Pool pool;
  private final InstantSource time;

  MaintenancePage(
      CurrentActor actor,
      CommandKeys keys,
      MaintenanceCommands commands,
      WhichMaintenanceIsPlanned windows,
      WhichServicesAreAgreed services,
      Pool pool,
      InstantSource time) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.windows = windows;
    this.services = services;
    this.pool = pool;
    this.time = time;
  }

  /** A window with what can be done with it. */
  public record Row(ShownWindow window) {
    /** How its phase is marked: a class of the stylesheet. */
    public String kind() {
      return switch (window.phase()) {
        case ANNOUNCED -> "idle";
        case OPEN -> "warn";
        case CLOSED -> "ok";
        case CANCELLED, UNKNOWN -> "held";
      };
    }

    /** Its phase as a word. */
    public String word() {
      return window.phase().name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may be opened or cancelled. */
    public boolean waits() {
      return window.phase() == Phase.ANNOUNCED;
    }

    /** Whether it may be closed. */
    public boolean open() {
      return window.phase() == Phase.OPEN;
    }
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance maintenance(
        List<Row> rows, boolean operator, List<CustomerId> customers, List<String> services);
  }

  /** The latest 100 windows. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show() {
    boolean operator = actor.mayOperate();
    Instant now = time.instant();
    return Uni.combine()
        .all()
        .unis(seen(), services.during(pool, now, now.plus(PLANNED_AHEAD)))
        .with((rows, agreed) -> page(rows, operator, operator ? agreed : List.of()));
  }

  /** Announces a window, and shows the list again; what was wrong is shown as a problem. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> announce(@BeanParam WindowForm form) {
    return commands
        .announce(keys.ofForm(form.key, form.said()), form.announcement(), actor.id())
        .map(MaintenancePage::listAgain);
  }

  /** Opens, closes or cancels. */
  @POST
  @Path("{window}/{step}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> change(
      @PathParam("window") String window,
      @PathParam("step") String step,
      @FormParam("version") long version,
      @FormParam("reason") @Nullable String reason,
      @FormParam("command-key") @Nullable String key) {
    String said = reason == null ? "" : reason;
    return commands
        .change(
            keys.ofForm(key, step, Long.toString(version), said),
            version,
            command(window, step, said),
            actor.id())
        .map(MaintenancePage::listAgain);
  }

  private static MaintenanceCommand command(String window, String step, String reason) {
    if (!Name.isOne(window)) {
      throw Problem.notFound("maintenance window " + window).asException();
    }
    WindowId id = new WindowId(window);
    return switch (step) {
      case "open" -> new MaintenanceCommand.Open(id);
      case "close" -> new MaintenanceCommand.Close(id);
      case "cancel" -> new MaintenanceCommand.Cancel(id, reason);
      default -> throw Problem.notFound("step " + step).asException();
    };
  }

  private static Response listAgain(Answer answer) {
    if (answer.refused()) {
      throw problem(answer).asException();
    }
    return Response.seeOther(URI.create("/ui/maintenance")).build();
  }

  private static Problem problem(Answer refused) {
    try {
      return ContractJson.mapper().readValue(refused.body(), Problem.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a refusal that can't be read", e);
    }
  }

  private Uni<List<Row>> seen() {
    CustomerId own = actor.customer();
    if (!actor.staff() && own == null) {
      return Uni.createFrom().item(List.of());
    }
    return windows
        .during(actor.staff() ? null : own, null, null, MOST)
        .map(
            found ->
                found.stream()
                    .map(window -> own == null ? window : window.seenBy(own))
                    .map(Row::new)
                    .toList());
  }

  private static TemplateInstance page(
      List<Row> rows, boolean operator, List<AgreedService> agreed) {
    return Templates.maintenance(
        rows,
        operator,
        agreed.stream().map(AgreedService::customer).distinct().toList(),
        agreed.stream().map(AgreedService::service).distinct().sorted().toList());
  }
}
