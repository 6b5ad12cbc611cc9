package org.slaledger.local.child;

/** A part that can die and be started again. */
public interface Watched {
  /** Its name, for messages. */
  String name();

  /** Whether its process lives. */
  boolean alive();

  /** Starts it again. */
  void restart();
}
