package org.slaledger.clock.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.adapter.http.AttainmentAnswer;
import org.slaledger.clock.adapter.http.AttainmentFilter;
import org.slaledger.clock.adapter.http.AttainmentQuestions;
import org.slaledger.clock.adapter.http.RunsAnswer;
import org.slaledger.web.Csv;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** How promises were kept, and the lists behind the numbers. */
@Path("/ui/clocks/attainment")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class AttainmentPage {
  private static final String LIST = "/ui/clocks/attainment/clocks";

  private final AttainmentQuestions questions;
  private final CurrentActor actor;
  private final InstantSource time;

  AttainmentPage(AttainmentQuestions questions, CurrentActor actor, InstantSource time) {
    this.questions = questions;
    this.actor = actor;
    this.time = time;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance attainment(
        AttainmentAnswer answer,
        AttainmentPicture picture,
        PeriodChoice period,
        AttainmentFilter filter,
        boolean staff);

    static native TemplateInstance attained(
        RunsAnswer answer, AttainmentFilter filter, String outcome, String query);
  }

  /** The numbers. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> page(@BeanParam AttainmentFilter asked) {
    AttainmentFilter filter = whole(asked);
    boolean staff = actor.staff();
    return questions
        .attained(filter, LIST)
        .map(
            answer ->
                Templates.attainment(
                    answer,
                    AttainmentPicture.of(answer),
                    PeriodChoice.of(answer.period()),
                    filter,
                    staff));
  }

  /** The numbers as a file. */
  @GET
  @Path("/csv")
  @Produces(Csv.MEDIA_TYPE)
  @Operation(hidden = true)
  public Uni<Response> csv(@BeanParam AttainmentFilter asked) {
    return questions
        .attained(whole(asked), LIST)
        .map(answer -> Tables.file("attainment-" + answer.period(), answer.csv()));
  }

  /** The list behind a number. */
  @GET
  @Path("/clocks")
  @Operation(hidden = true)
  public Uni<TemplateInstance> runs(
      @BeanParam AttainmentFilter asked,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri) {
    AttainmentFilter filter = whole(asked);
    String query = Objects.requireNonNullElse(uri.getRequestUri().getRawQuery(), "");
    return questions
        .runs(filter, outcome, after)
        .map(
            answer ->
                Templates.attained(answer, filter, Objects.requireNonNullElse(outcome, ""), query));
  }

  /** The list as a file. */
  @GET
  @Path("/clocks/csv")
  @Produces(Csv.MEDIA_TYPE)
  @Operation(hidden = true)
  public Uni<Response> runsCsv(
      @BeanParam AttainmentFilter asked,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("after") @Nullable String after) {
    return questions
        .runs(whole(asked), outcome, after)
        .map(answer -> Tables.file("clocks", answer.csv()));
  }

  private AttainmentFilter whole(AttainmentFilter asked) {
    return asked.orEmpty(PeriodChoice.month(time.instant()));
  }
}
