package org.slaledger.probe.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.probe.adapter.http.ReadablePoints;
import org.slaledger.probe.domain.DaySum;
import org.slaledger.probe.usecase.HowLongProbesTook;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.probe.usecase.WhichOutagesWere;
import org.slaledger.probe.usecase.WhichOutagesWere.Wanted;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhatWasMissed;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** A point: its terms, its last 90 days, one of them minute by minute, latency, outages. */
@Path("/ui/availability/points/{point}")
@Produces(MediaType.TEXT_HTML)
public class PointPage {
  /** For so long each result is kept: steps may be shorter than an hour. */
  private static final Duration FINE = Duration.ofDays(13);

  private static final int MOST = 200;

  private final CurrentActor actor;
  private final ReadablePoints readable;
  private final WhatWasObserved observed;
  private final WhichOutagesWere outages;
  private final WhatWasMissed missed;
  private final HowLongProbesTook latency;
  private final InstantSource time;

  PointPage(
      CurrentActor actor,
      ReadablePoints readable,
      WhatWasObserved observed,
      WhichOutagesWere outages,
      WhatWasMissed missed,
      HowLongProbesTook latency,
      InstantSource time) {
    this.actor = actor;
    this.readable = readable;
    this.observed = observed;
    this.outages = outages;
    this.missed = missed;
    this.latency = latency;
    this.time = time;
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance point(ShownPointPage shown, String here);
  }

  /** 404 for one that the reader may not know of. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(
      @PathParam("point") String point, @QueryParam("day") @Nullable String day) {
    Days days = Days.until(time.instant());
    return readable
        .of(point)
        .chain(versions -> shown(new PointId(point), versions, days, days.chosen(day)))
        .map(shown -> Templates.point(shown, "/ui/availability/points/" + point));
  }

  private Uni<ShownPointPage> shown(
      PointId point, List<AgreedPoint> versions, Days days, LocalDate day) {
    Interval chosen = days.interval(day);
    Duration step =
        chosen.from().isAfter(days.all().to().minus(FINE))
            ? Duration.ofMinutes(15)
            : Duration.ofHours(1);
    return Uni.combine()
        .all()
        .unis(
            outages.of(
                point,
                (customer, terms) -> actor.mayRead(customer),
                versions,
                days.all(),
                Wanted.NONE),
            missed.during(point, chosen, MOST),
            latency.in(point, observed.location(), chosen, step))
        .usingConcurrencyOf(1)
        .with(
            (found, gaps, sums) ->
                ShownPointPage.of(
                    versions.getLast(),
                    found,
                    days,
                    day,
                    gaps,
                    new LatencyChart(
                        observed.location(),
                        DaySum.interval(day).from(),
                        DaySum.interval(day).to(),
                        step,
                        LatencyChart.steps(sums))));
  }
}
