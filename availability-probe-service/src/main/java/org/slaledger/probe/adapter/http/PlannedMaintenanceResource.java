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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.view.Sight;
import org.slaledger.web.Answers;
import org.slaledger.web.Csv;
import org.slaledger.web.Roles;
import org.slaledger.web.Tables;

/** What maintenance is planned, under way or over, as whoever asks may see it. */
@Path("/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Maintenance")
public class PlannedMaintenanceResource {
  private static final int MOST = 500;

  private final MaintenanceQuestions questions;
  private final SightOfActor sight;

  PlannedMaintenanceResource(MaintenanceQuestions questions, SightOfActor sight) {
    this.questions = questions;
    this.sight = sight;
  }

  /** The latest 500 that touch the interval; a customer sees its own, and no other's name. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary =
          "Lists occurrences of windows that touch an interval, the latest first, at most 500",
      description =
          "Where there are more, the header Link says how to go on. A customer sees those announced"
              + " to it, an integrator those of points that are assigned to it. overrun is work beyond"
              + " the announced end, which counts; announced says by since when its time has been"
              + " announced. As JSON or CSV.")
  public Uni<Response> list(
      @QueryParam("customer") @Nullable String customer,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @Parameter(description = "so many are passed over: what the header Link says")
          @QueryParam("behind")
          @Nullable String behind,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    CustomerId asked = Asked.customer(customer);
    Instant begin = Asked.instant("from", from);
    Instant end = Asked.instant("to", to);
    Asked.order(begin, end);
    long past = Periods.count("behind", behind);
    return sight
        .now()
        .call(it -> known(asked, it))
        .chain(it -> questions.during(asked, it, begin, end, MOST, past))
        .map(
            found ->
                Links.next(
                    Tables.either(headers, found, MaintenanceTable.of(found)),
                    "behind",
                    found.size() < MOST ? null : past + MOST,
                    uri));
  }

  /** Who may not see a customer's windows is told the same whether there is such a customer. */
  private Uni<Void> known(@Nullable CustomerId asked, Sight sight) {
    if (asked == null) {
      return Uni.createFrom().voidItem();
    }
    List<CustomerId> seen = sight.customers();
    Uni<Boolean> known =
        seen == null ? questions.hasAgreement(asked) : Uni.createFrom().item(seen.contains(asked));
    return known
        .invoke(
            it -> {
              if (!it) {
                throw unknown(asked);
              }
            })
        .replaceWithVoid();
  }

  private static RuntimeException unknown(CustomerId customer) {
    return Asked.wrong(
        "customer", customer + " has no agreement here", "a customer with an agreement");
  }

  /** 200 with its ETag; 404 also for a window that was announced to other customers alone. */
  @GET
  @Path("{window}")
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.INTEGRATOR,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(
      summary =
          "Shows a window with all occurrences, what it excludes, and what counts in spite of it",
      description = "A change names the ETag.")
  public Uni<Response> window(@PathParam("window") String window) {
    WindowId id = MaintenanceResource.id(window);
    return sight
        .now()
        .chain(it -> questions.whole(id, it))
        .map(
            found ->
                found
                    .map(shown -> Answers.response(Answers.ok(shown.version(), shown)))
                    .orElseThrow(() -> MaintenanceResource.missing(window)));
  }
}
