package org.slaledger.audit;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.ReplayProgress;

/**
 * Tells how far a replay is: on a terminal in one line that is written over each second, else in a
 * line every few seconds.
 */
final class Progress implements Consumer<ReplayProgress> {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final PrintStream err;
  private final boolean terminal;
  private Duration told = Duration.ZERO;

  Progress(PrintStream err) {
    this(err, isTerminal(System.console()));
  }

  Progress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  @Override
  public void accept(ReplayProgress now) {
    if (now.elapsed().compareTo(told) < 0) {
      // another replay
      told = Duration.ZERO;
    }
    boolean ended = now.read() == now.total();
    if (terminal) {
      err.printf("\r%s    %s", text(now), ended ? "\n" : "");
    } else if (ended || now.elapsed().minus(told).compareTo(BETWEEN_LINES) >= 0) {
      told = now.elapsed();
      err.println(text(now));
    }
  }

  private static String text(ReplayProgress now) {
    return "read %,d of %,d, %,d/s, %d s left"
        .formatted(now.read(), now.total(), now.perSecond(), now.left().toSeconds());
  }
}
