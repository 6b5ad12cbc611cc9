package org.slaledger.notification.domain;

import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.InboundOrigin;

/**
 * Who saw a point.
 *
 * @param location from where
 * @param check which of several checks; empty where there is but one
 */
public record Seen(String location, String check) {
  /** By what an event says. */
  public static Seen of(String location, @Nullable InboundOrigin inbound) {
    return new Seen(location, InboundOrigin.checkOf(inbound));
  }

  /** For people. */
  public String shown() {
    return check.isEmpty() ? location : location + " (" + check + ")";
  }
}
