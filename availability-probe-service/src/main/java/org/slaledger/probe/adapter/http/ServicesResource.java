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
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.probe.usecase.WhichOutagesWere;
import org.slaledger.probe.usecase.WhichOutagesWere.Wanted;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.Csv;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** How services are and were, by their points. As JSON or CSV. */
@Path("/availability/services")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "Availability")
public class ServicesResource {
  private final CurrentActor actor;
  private final ServicesNow services;
  private final ReadableServices readable;
  private final WhatWasObserved observed;
  private final WhichOutagesWere outages;
  private final InstantSource time;

  ServicesResource(
      CurrentActor actor,
      ServicesNow services,
      ReadableServices readable,
      WhatWasObserved observed,
      WhichOutagesWere outages,
      InstantSource time) {
    this.actor = actor;
    this.services = services;
    this.readable = readable;
    this.observed = observed;
    this.outages = outages;
    this.time = time;
  }

  /** All that the actor may see. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Lists the services that have points now: up, down or unobserved, and since when",
      description =
          "A service is down while any of its points is, else unobserved while any is. One without"
              + " a point is never observed, and not listed. As JSON or CSV.")
  public Uni<Response> list(@Context HttpHeaders headers) {
    return services
        .seenBy((customer, terms) -> actor.mayRead(customer))
        .map(found -> Tables.either(headers, found, ShownService.table(found)));
  }

  /** 404 for a service that the actor may not know of, or that never had a point. */
  @GET
  @Path("{customer}/{service}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Shows a service now, and its states over up to 92 days",
      description = "Each instant has exactly one state. As JSON or CSV.")
  public Uni<Response> timeline(
      @PathParam("customer") String customer,
      @PathParam("service") String service,
      @Parameter(description = "an hour before the end if none") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "now if none") @QueryParam("to") @Nullable String to,
      @Context HttpHeaders headers) {
    Interval interval = Asked.interval(from, to, time.instant(), Periods.LONGEST);
    return readable
        .of(customer, service)
        .chain(versions -> timeline(new CustomerId(customer), service, interval))
        .map(shown -> Tables.either(headers, shown, shown.csv()));
  }

  private Uni<ShownServiceTimeline> timeline(
      CustomerId customer, String service, Interval interval) {
    return Uni.combine()
        .all()
        .unis(
            services.seenBy((owner, terms) -> owner.equals(customer)),
            observed.of(customer, service, interval))
        .usingConcurrencyOf(1)
        .with((now, seen) -> ShownServiceTimeline.of(customer, service, named(now, service), seen));
  }

  private static @Nullable ShownService named(List<ShownService> services, String name) {
    return services.stream().filter(it -> it.service().equals(name)).findFirst().orElse(null);
  }

  /** 404 for a service that the actor may not know of, or that never had a point. */
  @GET
  @Path("{customer}/{service}/outages")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Lists a service's outages that touch a period of up to 92 days, with the evidence",
      description = OutagesResource.DEFINITION)
  public Uni<Response> outages(
      @PathParam("customer") String customer,
      @PathParam("service") String service,
      @Parameter(description = "30 days before the end if none") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "now if none") @QueryParam("to") @Nullable String to,
      @Context HttpHeaders headers) {
    Interval period = Periods.month(from, to, time.instant());
    return readable
        .of(customer, service)
        .chain(
            versions ->
                outages.of(new CustomerId(customer), service, versions, period, Wanted.FIRST))
        .map(found -> ShownOutages.of(new CustomerId(customer), service, found))
        .map(shown -> Tables.either(headers, shown, ShownOutage.table(service, shown.outages())));
  }
}
