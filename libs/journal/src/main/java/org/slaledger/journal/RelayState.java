package org.slaledger.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a relay does right now.
 *
 * @param relayed events brought into the log by this process
 * @param lagBytes WAL that waits for the relay, where known
 * @param lastError what holds it up, if anything does
 * @param lastSeen when it last heard from the journal, heartbeats included
 */
public record RelayState(
    Role role,
    long relayed,
    @Nullable Long lagBytes,
    @Nullable String lastError,
    @Nullable Instant lastSeen) {
  /** Whether this process relays. */
  public enum Role {
    STARTING,
    /** This process relays. */
    LEADER,
    /** Another process relays; this one takes over when it goes away. */
    STANDBY,
    /** Switched off by configuration. */
    OFF
  }
}
