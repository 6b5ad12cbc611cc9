package org.slaledger.local.parts;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * A shell that waits for its standard input to close, as it does when this process dies, and stops
 * a PostgreSQL server then: the postmaster itself has left this process's family and would live on.
 */
final class Watchdog {
  private static final String SCRIPT = "trap '' INT; while read -r _; do :; done; kill -INT \"$1\"";

  private Watchdog() {}

  static Process over(LeftOverPostmaster postmaster) throws IOException {
    var pid = String.valueOf(postmaster.process().pid());
    return new ProcessBuilder("sh", "-c", SCRIPT, "watchdog", pid)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }
}
