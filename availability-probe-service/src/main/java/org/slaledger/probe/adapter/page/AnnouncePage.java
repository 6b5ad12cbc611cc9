package org.slaledger.probe.adapter.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Answer;
import org.slaledger.probe.adapter.http.MaintenanceCommands;
import org.slaledger.probe.adapter.http.SupposedWindow;
import org.slaledger.probe.adapter.http.WindowAnswer;
import org.slaledger.probe.domain.AgreedService;
import org.slaledger.probe.view.WhichServicesAreAgreed;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/** The form that announces a window: filled in, looked at with its warnings, then announced. */
@Path("/ui/maintenance/announce")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
public class AnnouncePage {
  private static final Duration PLANNED_AHEAD = Duration.ofDays(400);

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final MaintenanceCommands commands;
  private final WhichServicesAreAgreed agreed;
  private final Pool pool;
  private final InstantSource time;

  AnnouncePage(
      CurrentActor actor,
      CommandKeys keys,
      MaintenanceCommands commands,
      WhichServicesAreAgreed agreed,
      Pool pool,
      InstantSource time) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.agreed = agreed;
    this.pool = pool;
    this.time = time;
  }

  /** What can be chosen. */
  public record Choices(List<String> customers, List<String> services, List<String> points) {
    static Choices of(List<AgreedService> all) {
      return new Choices(
          all.stream().map(it -> it.customer().value()).distinct().sorted().toList(),
          all.stream().map(AgreedService::service).distinct().sorted().toList(),
          all.stream()
              .flatMap(it -> it.points().stream())
              .map(PointId::value)
              .distinct()
              .sorted()
              .toList());
    }
  }

  /**
   * What was sent, and what it came to.
   *
   * @param wrong null where nothing is
   * @param supposed what it would come to; null before that was asked, and where something is wrong
   * @param confirm says that what was looked at is what is announced
   */
  public record Sent(
      AnnounceFields fields,
      @Nullable Problem wrong,
      @Nullable SupposedWindow supposed,
      String confirm) {

    static Sent wrong(AnnounceFields fields, Problem problem) {
      return new Sent(fields, problem, null, "");
    }

    static Sent looked(AnnounceFields fields, SupposedWindow supposed) {
      String seen =
          String.join("\n", fields.said()) + "\n" + String.join("\n", supposed.warnings());
      return new Sent(
          fields, null, supposed, UUID.nameUUIDFromBytes(seen.getBytes(UTF_8)).toString());
    }
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance announce(Sent sent, Choices choices);
  }

  /** Empty. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> empty() {
    return page(new Sent(AnnounceFields.empty(), null, null, ""));
  }

  /** Announces what was looked at before; else shows what it would come to. */
  @POST
  @Blocking
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Uni<Response> send(MultipartFormDataInput input) {
    AnnounceFields fields = AnnounceFields.of(input);
    return look(fields)
        .chain(
            sent ->
                fields.value("do").equals("announce")
                        && sent.supposed() != null
                        && fields.value("confirm").equals(sent.confirm())
                    ? announce(fields)
                    : page(sent));
  }

  private Uni<Sent> look(AnnounceFields fields) {
    return Uni.createFrom()
        .deferred(() -> commands.check(fields::command))
        .map(
            answer ->
                answer.refused()
                    ? Sent.wrong(fields, Read.problem(answer))
                    : Sent.looked(fields, Read.body(answer, SupposedWindow.class)))
        .onFailure(ProblemException.class)
        .recoverWithItem(e -> Sent.wrong(fields, ((ProblemException) e).problem()));
  }

  private Uni<Response> announce(AnnounceFields fields) {
    return commands
        .announce(keys.ofForm(fields.key(), fields.said()), fields::command, actor.id())
        .chain(answer -> announced(fields, answer));
  }

  private Uni<Response> announced(AnnounceFields fields, Answer answer) {
    if (answer.refused()) {
      return page(Sent.wrong(fields, Read.problem(answer)));
    }
    String window = Read.body(answer, WindowAnswer.class).window().value();
    return Uni.createFrom()
        .item(Response.seeOther(URI.create("/ui/maintenance/" + window)).build());
  }

  private Uni<Response> page(Sent sent) {
    Instant now = time.instant();
    return agreed
        .during(pool, now, now.plus(PLANNED_AHEAD))
        .map(
            services ->
                Response.status(sent.wrong() == null ? 200 : 400)
                    .entity(Templates.announce(sent, Choices.of(services)))
                    .build());
  }
}
