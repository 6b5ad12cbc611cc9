package org.slaledger.web.problem;

import io.vertx.ext.web.RoutingContext;

/** Which requests are for pages: those that a browser's session opens. */
public final class Pages {
  private Pages() {}

  /** Whether this one is; everything else is for programs. */
  public static boolean asked(RoutingContext request) {
    String path = request.normalizedPath();
    return path.equals("/ui") || path.startsWith("/ui/");
  }
}
