package org.slaledger.probe.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.adapter.http.ServicesNow;
import org.slaledger.probe.adapter.http.ShownPoint;
import org.slaledger.probe.adapter.http.ShownService;
import org.slaledger.probe.usecase.WhatWasObserved;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.ObservedService;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** The services and their points: how they are, their last 90 days and today as pictures. */
@Path("/ui/availability")
@Produces(MediaType.TEXT_HTML)
public class AvailabilityPage {
  /** So many points a page, as far as services stay whole. */
  private static final int POINTS = 25;

  private final CurrentActor actor;
  private final ServicesNow services;
  private final WhatWasObserved observed;
  private final InstantSource time;

  AvailabilityPage(
      CurrentActor actor, ServicesNow services, WhatWasObserved observed, InstantSource time) {
    this.actor = actor;
    this.services = services;
    this.observed = observed;
    this.time = time;
  }

  /** A service with its points. */
  public record Section(
      ShownService service, StateWord state, DayBars days, Bar today, List<Row> rows) {
    static Section of(ShownService service, ObservedService seen, Days days) {
      return new Section(
          service,
          StateWord.of(service.state()),
          DayBars.of(seen.state()),
          Bar.of(seen.state().over(days.today())),
          service.points().stream().map(it -> Row.of(it, seen(it, seen, days), days)).toList());
    }

    /** Nothing was seen of a point that no statement is to tell of. */
    private static Timeline seen(ShownPoint point, ObservedService seen, Days days) {
      ObservedPoint found = seen.points().get(point.point().value());
      return found == null ? Timeline.of(days.all(), State.UNOBSERVED, List.of()) : found.state();
    }

    /** Its page. */
    public String href() {
      return "/ui/availability/services/" + service.customer() + "/" + service.service();
    }
  }

  /** A point. */
  public record Row(ShownPoint point, StateWord state, DayBars days, Bar today) {
    static Row of(ShownPoint point, Timeline seen, Days days) {
      return new Row(
          point, StateWord.of(point.state()), DayBars.of(seen), Bar.of(seen.over(days.today())));
    }

    /** Its page. */
    public String href() {
      return "/ui/availability/points/" + point.point();
    }
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance availability(
        List<Section> sections, int page, int pages, String location, boolean staff);
  }

  /** So many services as have 25 points. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(@QueryParam("page") @Nullable Integer page) {
    Days days = Days.until(time.instant());
    return services
        .seenBy((customer, terms) -> actor.mayRead(customer))
        .chain(
            all -> {
              List<List<ShownService>> pages = pages(all);
              int number = Math.clamp(page == null ? 1 : page, 1, pages.size());
              return sections(pages.get(number - 1), days)
                  .map(
                      sections ->
                          Templates.availability(
                              sections, number, pages.size(), observed.location(), actor.staff()));
            });
  }

  private static List<List<ShownService>> pages(List<ShownService> services) {
    List<List<ShownService>> pages = new ArrayList<>(List.of(new ArrayList<>()));
    int points = 0;
    for (ShownService service : services) {
      if (points > 0 && points + service.points().size() > POINTS) {
        pages.add(new ArrayList<>());
        points = 0;
      }
      pages.getLast().add(service);
      points += service.points().size();
    }
    return pages;
  }

  private Uni<List<Section>> sections(List<ShownService> shown, Days days) {
    return Multi.createFrom()
        .iterable(shown)
        .onItem()
        .transformToUniAndConcatenate(
            service ->
                observed
                    .of(service.customer(), service.service(), days.all())
                    .map(seen -> Section.of(service, seen, days)))
        .collect()
        .asList();
  }
}
