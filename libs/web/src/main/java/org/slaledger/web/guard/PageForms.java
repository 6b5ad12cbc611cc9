package org.slaledger.web.guard;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.problem.Pages;
import org.slaledger.web.problem.Problem;

/**
 * Pages are changed by forms only, and by our own: the token that guards a form is looked for in
 * forms alone, so that no other media type may get past it.
 */
final class PageForms {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @ServerRequestFilter(preMatching = true)
  void check(ContainerRequestContext request, RoutingContext context) {
    boolean writes = !READING.contains(request.getMethod());
    if (!writes || !Pages.asked(context)) {
      return;
    }
    if (!isForm(request.getMediaType())) {
      throw Problem.of(415, "Pages take forms only.").asException();
    }
    if ("cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))) {
      throw Problem.forbidden("This form was sent from another site.").asException();
    }
  }

  private static boolean isForm(@Nullable MediaType type) {
    return type != null
        && (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)
            || MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type))
        && !type.isWildcardType()
        && !type.isWildcardSubtype();
  }
}
