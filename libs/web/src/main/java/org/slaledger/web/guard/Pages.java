package org.slaledger.web.guard;

/** Which paths are pages: those that a browser's session opens. */
final class Pages {
  private Pages() {}

  static boolean holds(String path) {
    return path.equals("/ui") || path.startsWith("/ui/");
  }
}
