package org.slaledger.contract;

/** What a ticket's subject means for the customer's business; the priority follows from it. */
public enum Impact {
  /** The service can't be used, or data or security is at risk. */
  CRITICAL(Priority.P1),
  /** An important function fails or is much slowed, without a way around. */
  MAJOR(Priority.P2),
  /** A function is impaired, and there is a way around. */
  MINOR(Priority.P3),
  /** A question or a wish: nothing is impaired. */
  NONE(Priority.P4);

  private final Priority priority;

  Impact(Priority priority) {
    this.priority = priority;
  }

  /** The priority that this impact leads to. */
  public Priority priority() {
    return priority;
  }
}
