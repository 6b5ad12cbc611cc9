package org.slaledger.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells what happens, and waits for what has to be seen. */
final class Narrator {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final PrintStream out;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    out.printf("%n== %s%n", title);
  }

  void says(String text) {
    out.println("   " + text);
  }

  void seen(String text) {
    out.println("   ok  " + text);
  }

  /**
   * What is looked for, as soon as it is there; throws {@link NotSeen} when it is not there in
   * time.
   */
  <T> T await(String what, Duration within, Supplier<Optional<T>> look) {
    Instant begun = Instant.now();
    Instant end = begun.plus(within);
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        long millis = Duration.between(begun, Instant.now()).toMillis();
        out.printf("   ok  %s (%.1f s)%n", what, millis / 1000.0);
        return found.get();
      }
      if (Instant.now().isAfter(end)) {
        throw new NotSeen(what + " was not seen within " + within.toSeconds() + " s");
      }
      rest();
    }
  }

  private static void rest() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSeen("the story was interrupted");
    }
  }
}
