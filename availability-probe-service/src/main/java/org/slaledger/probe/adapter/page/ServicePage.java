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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.probe.adapter.http.ReadableServices;
import org.slaledger.probe.adapter.http.ShownOutage;
import org.slaledger.probe.adapter.http.ShownReliability;
import org.slaledger.probe.usecase.WhichOutagesWere;
import org.slaledger.probe.usecase.WhichOutagesWere.Found;
import org.slaledger.probe.usecase.WhichOutagesWere.Wanted;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.web.Roles;

/** A service: its last 90 days, one of them minute by minute, its outages. */
@Path("/ui/availability/services/{customer}/{service}")
@Produces(MediaType.TEXT_HTML)
public class ServicePage {
  private final ReadableServices readable;
  private final WhichOutagesWere outages;
  private final InstantSource time;

  ServicePage(ReadableServices readable, WhichOutagesWere outages, InstantSource time) {
    this.readable = readable;
    this.outages = outages;
    this.time = time;
  }

  /** All of it. */
  public record Shown(
      CustomerId customer,
      String service,
      StateWord state,
      DayBars days,
      ShownDay day,
      ShownReliability period,
      List<ShownOutageRow> outages) {
    static Shown of(CustomerId customer, String service, Found found, Days days, LocalDate day) {
      Timeline seen = found.observed().state().over(days.all());
      List<ShownDay.Place> points =
          found.observed().points().entrySet().stream()
              .map(
                  it ->
                      new ShownDay.Place(
                          it.getKey(),
                          "/ui/availability/points/" + it.getKey() + "?day=" + day,
                          Bar.of(it.getValue().state().over(days.interval(day)))))
              .toList();
      return new Shown(
          customer,
          service,
          StateWord.of(seen.pieces().getLast().state()),
          DayBars.of(seen),
          ShownDay.of(day, days, seen, points),
          ShownReliability.of(found.reliability()),
          ShownOutageRow.below(
              "/ui/availability/services/" + customer + "/" + service,
              found.outages().stream().map(ShownOutage::of).toList()));
    }
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance service(Shown shown, String here);
  }

  /** 404 for one that the reader may not know of. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> show(
      @PathParam("customer") String customer,
      @PathParam("service") String service,
      @QueryParam("day") @Nullable String day) {
    Days days = Days.until(time.instant());
    return readable
        .of(customer, service)
        .chain(
            versions -> {
              CustomerId of = new CustomerId(customer);
              return outages
                  .of(of, service, versions, days.all(), Wanted.NONE)
                  .map(found -> Shown.of(of, service, found, days, days.chosen(day)));
            })
        .map(
            shown ->
                Templates.service(shown, "/ui/availability/services/" + customer + "/" + service));
  }
}
