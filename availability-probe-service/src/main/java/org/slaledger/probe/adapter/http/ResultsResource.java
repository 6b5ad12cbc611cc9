package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.probe.usecase.HowLongProbesTook;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.ProbeResults;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** What each probe of this location found, and how long probes took. As JSON or CSV. */
@Path("/availability/points")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "Availability")
public class ResultsResource {
  private static final Duration TWO_WEEKS = Duration.ofDays(14);
  private static final Duration THIRTEEN_MONTHS = Duration.ofDays(396);
  private static final Duration SHORTEST_STEP = Duration.ofMinutes(1);
  private static final int MOST_RESULTS = 1000;
  private static final int MOST_STEPS = 2000;

  private final ReadablePoints readable;
  private final ProbeResults results;
  private final HowLongProbesTook latency;
  private final InstantSource time;
  private final String location;

  ResultsResource(
      ReadablePoints readable,
      ProbeResults results,
      HowLongProbesTook latency,
      InstantSource time,
      @ConfigProperty(name = "sla.probe.location") String location) {
    this.readable = readable;
    this.results = results;
    this.latency = latency;
    this.time = time;
    this.location = location;
  }

  /** The results of the last two weeks; 404 for a point that the actor may not know of. */
  @GET
  @Path("{point}/results")
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary = "Lists what each probe found, in order, at most 1,000",
      description =
          "Kept for 14 days, since keptSince; what lies before it all is refused. Where there are more, the answer (and the header Link) says how to go"
              + " on. As JSON or CSV.")
  public Uni<Response> results(
      @PathParam("point") String point,
      @Parameter(description = "an hour before the end if none") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "now if none") @QueryParam("to") @Nullable String to,
      @Parameter(description = "what an answer gave as after") @QueryParam("after")
          @Nullable String after,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Instant now = time.instant();
    Interval asked =
        Asked.kept(Asked.interval(from, to, now, TWO_WEEKS.plusDays(1)), TWO_WEEKS, now);
    Instant behind = Asked.instant("after", after);
    return readable
        .of(point)
        .chain(versions -> results(new PointId(point), versions, asked, behind))
        .map(
            shown ->
                Links.next(
                    Tables.either(headers, shown, shown.csv()), "after", shown.after(), uri));
  }

  private Uni<ShownResults> results(
      PointId point, List<AgreedPoint> versions, Interval asked, @Nullable Instant behind) {
    Instant after = behind == null ? asked.from().minusMillis(1) : behind;
    return results
        .during(point, location, asked, after, MOST_RESULTS)
        .map(
            found ->
                new ShownResults(
                    point,
                    location,
                    found.stream()
                        .filter(it -> versions.stream().anyMatch(v -> v.holdsAt(it.at())))
                        .map(ShownResults::of)
                        .toList(),
                    time.instant().minus(TWO_WEEKS),
                    found.size() < MOST_RESULTS ? null : found.getLast().at()));
  }

  /** Latency in steps; 404 for a point that the actor may not know of. */
  @GET
  @Path("{point}/latency")
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary = "Shows how long probes took, in steps: mean, percentiles, attempts and failures",
      description =
          "Steps of whole hours reach back 13 months, shorter ones 14 days. Percentiles are off by"
              + " at most 1/32. Steps without a probe are left out. As JSON or CSV.")
  public Uni<Response> latency(
      @PathParam("point") String point,
      @Parameter(description = "an hour before the end if none") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "now if none") @QueryParam("to") @Nullable String to,
      @Parameter(example = "PT5M", description = "PT1M if none") @QueryParam("step")
          @Nullable String step,
      @Context HttpHeaders headers) {
    Duration length = step(Asked.duration("step", step));
    boolean byHours = HowLongProbesTook.byHours(length);
    Instant now = time.instant();
    Duration kept = byHours ? THIRTEEN_MONTHS : TWO_WEEKS;
    Interval asked = Asked.kept(Asked.interval(from, to, now, kept.plusDays(1)), kept, now);
    if (asked.length().dividedBy(length) >= MOST_STEPS) {
      throw Asked.wrong("step", "is too short for the interval", "at most 2,000 steps");
    }
    return readable
        .of(point)
        .map(versions -> within(asked, versions, byHours))
        .chain(
            interval ->
                latency
                    .in(new PointId(point), location, interval, length)
                    .map(sums -> sums.stream().map(ShownLatency::of).toList())
                    .map(
                        steps ->
                            new ShownLatency(
                                new PointId(point),
                                location,
                                interval.from(),
                                interval.to(),
                                now.minus(kept),
                                length,
                                steps)))
        .map(shown -> Tables.either(headers, shown, shown.csv()));
  }

  private static Duration step(@Nullable Duration asked) {
    Duration step = asked == null ? SHORTEST_STEP : asked;
    if (step.compareTo(SHORTEST_STEP) < 0) {
      throw Asked.wrong("step", "is too short", "PT1M or more");
    }
    if (step.compareTo(THIRTEEN_MONTHS) > 0) {
      throw Asked.wrong("step", "is longer than anything is kept", "up to " + THIRTEEN_MONTHS);
    }
    return step;
  }

  /** From when on the point was promised to those of whom the actor may know. */
  private static Interval within(Interval asked, List<AgreedPoint> versions, boolean byHours) {
    Instant first = versions.stream().map(AgreedPoint::from).min(Instant::compareTo).orElseThrow();
    Instant from = first.isAfter(asked.from()) && first.isBefore(asked.to()) ? first : asked.from();
    return new Interval(byHours ? from.truncatedTo(ChronoUnit.HOURS) : from, asked.to());
  }
}
