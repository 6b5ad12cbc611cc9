package org.slaledger.journal;

/**
 * Brings what is in the journal into the log: everything, in the order in which it was committed,
 * at least once.
 */
interface JournalRelay {
  /**
   * Begins, in the background; one relay of a service works at a time, others wait for it to go
   * away.
   */
  void start();

  /** Ends; what was not acknowledged by Kafka is sent again by whoever comes next. */
  void stop();

  /** What it does right now. */
  RelayState state();
}
