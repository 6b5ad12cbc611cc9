package org.slaledger.journal;

/** A sum can't be taken from the log; the message says why, for people. No sum is given then. */
public sealed class UnusableLog extends RuntimeException permits UnusableEvent, IncompleteLog {
  private static final long serialVersionUID = 1L;

  UnusableLog(String message) {
    super(message);
  }
}
