package org.slaledger.web.guard;

import io.vertx.ext.web.RoutingContext;

/** Answers that need not be as guarded as all others: they say so where they are made. */
public final class Loosened {
  private static final String KEPT = Loosened.class.getName() + ".kept";
  private static final String EMBEDDED = Loosened.class.getName() + ".embedded";

  private Loosened() {}

  /** This answer says itself for how long it may be kept. */
  public static void kept(RoutingContext context) {
    context.put(KEPT, true);
  }

  /** This answer may also be shown by the pages of other sites. */
  public static void embedded(RoutingContext context) {
    kept(context);
    context.put(EMBEDDED, true);
  }

  static boolean isKept(RoutingContext context) {
    return context.get(KEPT) != null;
  }

  static boolean isEmbedded(RoutingContext context) {
    return context.get(EMBEDDED) != null;
  }
}
