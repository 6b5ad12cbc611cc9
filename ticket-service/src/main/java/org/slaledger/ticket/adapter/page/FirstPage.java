package org.slaledger.ticket.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.web.Roles;

/** Where people arrive: what is running, and what to try. */
@Path("/ui")
@Produces(MediaType.TEXT_HTML)
public class FirstPage {
  private static final List<Service> SERVICES =
      List.of(
          new Service("ticket-service", "Customers and tickets"),
          new Service("sla-clock-service", "Response clocks"),
          new Service("availability-probe-service", "Probes and maintenance windows"),
          new Service("credit-service", "Agreements and statements"),
          new Service("notification-service", "Warnings, breaches and outages by mail"));

  /**
   * One of the five.
   *
   * @param does what it is for, in a few words
   */
  public record Service(String name, String does) {}

  @CheckedTemplate(basePath = "ticket")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance first(List<Service> services);
  }

  /** Each service's part is loaded by itself, so that one that is down takes nothing with it. */
  @GET
  @RolesAllowed({
    Roles.AGENT,
    Roles.CUSTOMER,
    Roles.OPERATOR,
    Roles.INTEGRATOR,
    Roles.AUDITOR,
    Roles.ADMIN
  })
  @Operation(hidden = true)
  public TemplateInstance show() {
    return Templates.first(SERVICES);
  }
}
