package org.slaledger.web.guard;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.web.problem.Pages;

/**
 * What every response tells the browser: load nothing but our own files, run nothing inline, be
 * framed by nobody, keep nothing that was behind the sign-in.
 */
@Singleton
final class SecurityHeaders {
  private static final int BEFORE_ALL = -20_000;
  private static final String NO_SENSORS =
      "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

  private final String policy;
  private final boolean https;

  SecurityHeaders(
      @ConfigProperty(name = "sla.oidc.issuer") URI issuer,
      @ConfigProperty(name = "sla.https") boolean https) {
    this.policy = policy(issuer);
    this.https = https;
  }

  /** A form sent after the session has ended is redirected to the issuer: it has to be named. */
  private static String policy(URI issuer) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
        + "form-action 'self' "
        + issuer.getScheme()
        + "://"
        + issuer.getRawAuthority();
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(this::add);
  }

  private void add(RoutingContext context) {
    context.addHeadersEndHandler(ignored -> put(context));
    context.next();
  }

  private void put(RoutingContext context) {
    String path = context.request().path();
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Permissions-Policy", NO_SENSORS);
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set(
        "Cross-Origin-Resource-Policy",
        Loosened.isEmbedded(context) ? "cross-origin" : "same-origin");
    if (https) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (!path.startsWith("/web/") && !Loosened.isKept(context)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (!Pages.asked(context)) {
      // programs have no use for the token of a form
      headers.remove(HttpHeaders.SET_COOKIE);
      // those set on the response become headers only after this handler
      Set.copyOf(context.request().cookies())
          .forEach(cookie -> context.response().removeCookies(cookie.getName(), false));
    }
  }
}
