package org.slaledger.local;

/** Why the platform can't start; the message is one line for a person, and says what to do. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what to do in the message. */
  public CannotStart(String message) {
    super(message);
  }

  /** With what to do in the message, and what went wrong beneath. */
  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
