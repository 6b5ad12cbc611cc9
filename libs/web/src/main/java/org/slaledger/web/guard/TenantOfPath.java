package org.slaledger.web.guard;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.slaledger.web.problem.Pages;

/**
 * Pages take the session's cookie, all else takes bearer tokens. The path alone decides: left to
 * itself the framework would let a session's cookie choose, and a browser sends that along to the
 * API as well.
 */
@Singleton
final class TenantOfPath implements TenantResolver {
  /** Names no tenant of its own, so that the default one is taken. */
  private static final String DEFAULT = "Default";

  @Override
  public String resolve(RoutingContext request) {
    return Pages.asked(request) ? "pages" : DEFAULT;
  }
}
