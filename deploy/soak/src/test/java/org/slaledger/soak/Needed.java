package org.slaledger.soak;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What a machine has to offer so that every fault can be done. Where {@code SLA_EVERY_FAULT} is
 * set, as {@code .ci/run} does, a test that misses it fails; elsewhere it is passed over, and says
 * so.
 */
public final class Needed {
  /** For clocks that are stepped. */
  public static final String CLOCK =
      "clocks can't be stepped here: install libfaketime (Debian: apt-get install libfaketime)";

  /** For disks that are filled. */
  public static final String DISK =
      "disks can't be filled here: run as a user who may mount (root, in a container with SYS_ADMIN)";

  private Needed() {}

  /** Whether every fault has to be possible. */
  public static boolean all() {
    return !System.getenv().getOrDefault("SLA_EVERY_FAULT", "").isEmpty();
  }

  /** Ends the test where something is missing. */
  public static void here(boolean possible, String otherwise) {
    if (possible) {
      return;
    }
    if (all()) {
      fail(otherwise);
    }
    abort(otherwise);
  }
}
