package org.slaledger.web.problem;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives words to a refusal that comes as a bare status, as that of a form without its token. */
final class BareRefusals {
  private final ProblemRenderer renderer;

  BareRefusals(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  @ServerResponseFilter
  void explain(ContainerResponseContext response, RoutingContext request) {
    boolean bare = response.getStatus() >= 400 && !response.hasEntity();
    if (bare && request.request().method() != HttpMethod.HEAD) {
      Problem problem = StatusProblems.of(response.getStatus(), request);
      response.setEntity(
          renderer.body(request, problem),
          new Annotation[0],
          MediaType.valueOf(renderer.mediaType(request)));
    }
  }
}
