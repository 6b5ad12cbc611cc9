package org.slaledger.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A page such as a service has it. */
@Path("/ui/sample")
@Produces(MediaType.TEXT_HTML)
public class SamplePage {
  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance sample(String word, Instant at, Duration length);
  }

  @Inject CommandKeys keys;

  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER})
  public TemplateInstance page() {
    return Templates.sample(
        "<b>first</b>", Instant.parse("2026-03-01T08:15:00Z"), Duration.ofMillis(93_784_005));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.AGENT)
  public String change(
      @FormParam("word") String word, @FormParam("command-key") @Nullable String key) {
    return "changed " + word + " under " + keys.ofForm(key, word).key();
  }

  @POST
  @Path("bare")
  @RolesAllowed(Roles.AGENT)
  public String bare() {
    return "changed";
  }

  @GET
  @Path("admins")
  @RolesAllowed(Roles.ADMIN)
  public String admins() {
    return "only admins";
  }
}
