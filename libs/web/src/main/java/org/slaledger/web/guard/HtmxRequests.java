package org.slaledger.web.guard;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * A fragment or a stream of events that is asked for after the session has ended is answered with
 * status 499, on which the page reloads and signs in; a redirect to the issuer would fail in the
 * background.
 */
@Singleton
final class HtmxRequests implements JavaScriptRequestChecker {
  @Override
  public boolean isJavaScriptRequest(RoutingContext context) {
    return context.request().getHeader("HX-Request") != null
        || "text/event-stream".equals(context.request().getHeader(HttpHeaders.ACCEPT));
  }
}
