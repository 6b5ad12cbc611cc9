package org.slaledger.journal;

/** Kafka has lost what this service had read, and it is not published again yet. */
public final class IncompleteLog extends UnusableLog {
  private static final long serialVersionUID = 1L;

  IncompleteLog(String what) {
    super("Kafka has lost records of " + what + "; their owner publishes them again by itself");
  }
}
