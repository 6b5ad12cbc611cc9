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
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.probe.usecase.WhichOutagesWere;
import org.slaledger.probe.usecase.WhichOutagesWere.Wanted;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.FailedProbe;
import org.slaledger.probe.view.WhichProbesFailed;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;
import org.slaledger.web.problem.Problem;

/** The outages of points, and the failed probes that they rest on. As JSON or CSV. */
@Path("/availability/points")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "Availability")
public class OutagesResource {
  static final String DEFINITION =
      "An outage lasts from where it was first seen down to where it was last seen down, with no"
          + " time within at which it was seen up; what nobody measured is no part of its down"
          + " time. MTTR: the down time of the outages that ended in the period and were seen to,"
          + " by how many they are. MTBF: the observed up time by how many outages began in it."
          + " Availability: observed up time by observed time, as a fraction, beside the share that"
          + " nobody observed. A statement's figure is reckoned by the addendum's rules, which may"
          + " differ. As JSON or CSV.";
  private static final int MOST = 1000;

  private final ReadablePoints readable;
  private final WhichOutagesWere outages;
  private final WhichProbesFailed failed;
  private final InstantSource time;

  OutagesResource(
      ReadablePoints readable,
      WhichOutagesWere outages,
      WhichProbesFailed failed,
      InstantSource time) {
    this.readable = readable;
    this.outages = outages;
    this.failed = failed;
    this.time = time;
  }

  /** 404 for a point that the actor may not know of. */
  @GET
  @Path("{point}/outages")
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary = "Lists the outages that touch a period of up to 92 days, with their evidence",
      description = DEFINITION)
  public Uni<Response> outages(
      @PathParam("point") String point,
      @Parameter(description = "30 days before the end if none") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "now if none") @QueryParam("to") @Nullable String to,
      @Context HttpHeaders headers) {
    Interval period = Periods.month(from, to, time.instant());
    return readable
        .of(point)
        .chain(
            versions ->
                outages.of(new PointId(point), readable::may, versions, period, Wanted.FIRST))
        .map(found -> ShownOutages.of(new PointId(point), found))
        .map(shown -> Tables.either(headers, shown, ShownOutage.table(point, shown.outages())));
  }

  /** The outage at an instant; 404 where there is none. */
  @GET
  @Path("{point}/outages/{at}")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(summary = "Shows the outage at an instant, such as the one at which it began")
  public Uni<ShownOutage> outage(
      @PathParam("point") String point,
      @Parameter(example = "2026-06-01T00:00:00Z") @PathParam("at") String at) {
    Interval period = Periods.at(point, at, time.instant());
    return readable
        .of(point)
        .chain(
            versions ->
                outages.of(new PointId(point), readable::may, versions, period, Wanted.FIRST))
        .map(
            found ->
                found.outages().stream()
                    .findFirst()
                    .map(ShownOutage::of)
                    .orElseThrow(
                        () -> Problem.notFound("outage of " + point + " at " + at).asException()));
  }

  /** 404 for a point that the actor may not know of. */
  @GET
  @Path("{point}/failures")
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary = "Lists the probes that failed in a period, in order, at most 1,000",
      description =
          "Each with the id of the event that says so. Where there are more, the answer (and the"
              + " header Link) says how to go on. As JSON or CSV.")
  public Uni<Response> failures(
      @PathParam("point") String point,
      @Parameter(description = "30 days before the end if none") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "now if none") @QueryParam("to") @Nullable String to,
      @Parameter(description = "those of these locations; of all if none") @QueryParam("location")
          List<String> locations,
      @Parameter(description = "so many are passed over: what an answer gave as next")
          @QueryParam("behind")
          @Nullable String behind,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Interval period = Periods.any(from, to, time.instant());
    long past = Periods.count("behind", behind);
    return readable
        .of(point)
        .chain(versions -> failures(new PointId(point), versions, period, locations, past))
        .map(
            shown ->
                Links.next(
                    Tables.either(headers, shown, shown.csv()), "behind", shown.next(), uri));
  }

  private Uni<ShownFailures> failures(
      PointId point,
      List<AgreedPoint> versions,
      Interval period,
      List<String> locations,
      long past) {
    List<String> named = locations.isEmpty() ? null : locations;
    return (named == null ? Uni.createFrom().voidItem() : known(point, named))
        .chain(() -> failed.within(point, List.of(period), named, MOST, past))
        .map(found -> shown(point, found.getFirst(), versions, past));
  }

  private Uni<Void> known(PointId point, List<String> locations) {
    return failed
        .locations(point)
        .invoke(
            known -> {
              if (!known.containsAll(locations)) {
                throw Asked.wrong(
                    "location",
                    "has told nothing of " + point,
                    known.isEmpty() ? "none has" : String.join(", ", known));
              }
            })
        .replaceWithVoid();
  }

  private static ShownFailures shown(
      PointId point, List<FailedProbe> found, List<AgreedPoint> versions, long past) {
    return new ShownFailures(
        point,
        found.stream()
            .filter(it -> versions.stream().anyMatch(version -> version.holdsAt(it.probe().at())))
            .map(ShownOutage.Probe::of)
            .toList(),
        found.size() < MOST ? null : past + MOST);
  }
}
