package org.slaledger.local.child;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that {@link ProcessHandle} has no method for. */
public final class Signals {
  private Signals() {}

  /** Stops a process where it stands, as a machine without CPU time would. */
  public static void freeze(ProcessHandle process) {
    send("STOP", process);
  }

  /** Lets a frozen process go on. */
  public static void thaw(ProcessHandle process) {
    send("CONT", process);
  }

  /** Sends a signal by its name and waits until it is sent; to a process that is gone, nothing. */
  public static void send(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
