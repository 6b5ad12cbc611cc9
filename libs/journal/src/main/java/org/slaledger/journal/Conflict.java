package org.slaledger.journal;

/**
 * A command lost the race for its stream every time it was decided again; nothing was written. HTTP
 * 409.
 */
public final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Conflict(Throwable last) {
    super("others change the same thing right now: " + last.getMessage(), last);
  }
}
