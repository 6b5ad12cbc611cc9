package org.slaledger.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * What the launcher says: one line a part with the seconds it took, whole lines only, whatever runs
 * at once.
 */
final class Progress {
  private final PrintStream out;
  private final long began = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  /** Runs one part's start and says how long it took. */
  <T> T step(String part, String where, Callable<T> start) {
    var from = System.nanoTime();
    var result = call(part, start);
    say(String.format(Locale.ROOT, "  %-28s %-28s %5.1f s", part, where, seconds(from)));
    return result;
  }

  private static <T> T call(String part, Callable<T> start) {
    try {
      return start.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(part + " could not be started: " + e.getMessage(), e);
    }
  }

  synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Seconds since this launcher began. */
  String total() {
    return String.format(Locale.ROOT, "%.1f s", seconds(began));
  }

  private static double seconds(long from) {
    return Duration.ofNanos(System.nanoTime() - from).toMillis() / 1000.0;
  }
}
