package org.slaledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Sends what the launcher's libraries log to a file: the terminal is for what a person needs to
 * know.
 */
public final class QuietLog {
  private QuietLog() {}

  /** From now on; what is finer than INFO is left out. */
  public static void to(Path file) {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %4$-7s %3$s %5$s%6$s%n");
    try {
      LogManager.getLogManager().reset();
      var handler = new FileHandler(file.toString());
      handler.setFormatter(new SimpleFormatter());
      Logger.getLogger("").addHandler(handler);
      Logger.getLogger("").setLevel(Level.INFO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
