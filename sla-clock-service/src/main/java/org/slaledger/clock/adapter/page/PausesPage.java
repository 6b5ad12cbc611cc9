package org.slaledger.clock.adapter.page;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.adapter.http.PausesAnswer;
import org.slaledger.clock.adapter.http.PausesQuestions;
import org.slaledger.clock.view.PausedTime;
import org.slaledger.clock.view.ShownPause;
import org.slaledger.web.Csv;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** For how long tickets stood still, and why. */
@Path("/ui/clocks/pauses")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class PausesPage {
  /** So many a person may still read; the file has all. */
  private static final int MOST = 200;

  private static final int WIDTH = 1000;

  private final PausesQuestions questions;
  private final CurrentActor actor;
  private final InstantSource time;

  PausesPage(PausesQuestions questions, CurrentActor actor, InstantSource time) {
    this.questions = questions;
    this.actor = actor;
    this.time = time;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance pauses(
        PausesAnswer answer,
        List<Bar> bars,
        List<ShownPause> pauses,
        PeriodChoice period,
        String customer,
        boolean staff);
  }

  /**
   * A reason with its time.
   *
   * @param width of a thousand
   */
  record Bar(PausedTime of, long width) {}

  /** The report. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> page(
      @QueryParam("period") @Nullable String period,
      @QueryParam("customer") @Nullable String customer) {
    boolean staff = actor.staff();
    return questions
        .pauses(orNow(period), customer)
        .map(
            answer ->
                Templates.pauses(
                    answer,
                    bars(answer.reasons()),
                    answer.list().stream().limit(MOST).toList(),
                    PeriodChoice.of(answer.period()),
                    Objects.requireNonNullElse(customer, "").strip(),
                    staff));
  }

  /** All pauses as a file. */
  @GET
  @Path("/csv")
  @Produces(Csv.MEDIA_TYPE)
  @Operation(hidden = true)
  public Uni<Response> csv(
      @QueryParam("period") @Nullable String period,
      @QueryParam("customer") @Nullable String customer) {
    return questions
        .pauses(orNow(period), customer)
        .map(answer -> Tables.file("pauses-" + answer.period(), answer.csv()));
  }

  private String orNow(@Nullable String period) {
    return period == null || period.isBlank() ? PeriodChoice.month(time.instant()) : period;
  }

  private static List<Bar> bars(List<PausedTime> reasons) {
    long longest = reasons.isEmpty() ? 0 : Math.max(1, reasons.getFirst().time().toMillis());
    return reasons.stream()
        .map(reason -> new Bar(reason, WIDTH * reason.time().toMillis() / longest))
        .toList();
  }
}
