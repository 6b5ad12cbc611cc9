package org.slaledger.journal;

import java.time.Duration;

/** Until when something has to be done. */
@FunctionalInterface
interface Deadline {
  /** Whenever it is done. */
  Deadline NONE = () -> {};

  /** Fails with {@link Passed} once it is too late. */
  void check();

  static Deadline in(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    return () -> {
      if (System.nanoTime() - end > 0) {
        throw new Passed(patience);
      }
    };
  }

  /** It is too late. */
  final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Passed(Duration patience) {
      super("not done within " + patience);
    }
  }
}
