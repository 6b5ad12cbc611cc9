package org.slaledger.soak.load;

/**
 * An integrator's event that the platform took.
 *
 * @param source as CloudEvents names it; empty for what is no CloudEvent
 * @param kind what has to become of it
 */
public record Inbound(String integrator, String source, String id, Kind kind) {
  /** What has to become of an event. */
  public enum Kind {
    /** A ticket. */
    GOOD,
    /** A dead letter with a fate: it names a customer that is not there. */
    REFUSED,
    /** A dead letter without a fate: it is no CloudEvent. */
    GARBAGE
  }

  /** By which its fate is known. */
  public String name() {
    return integrator + " " + source + " " + id;
  }
}
