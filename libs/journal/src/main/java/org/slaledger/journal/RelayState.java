package org.slaledger.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a relay does right now.
 *
 * @param relayed events brought into the log by this process
 * @param lagBytes WAL that waits for the relay, where known
 * @param lagEvents events of the journal that wait for the relay, 100,000 at most; about, since
 *     positions are not given out in the order of the commits; null where this process does not
 *     relay or has not heard a heartbeat yet
 * @param lastError what holds it up, if anything does
 * @param errorKind what kind of fault that is, in a word
 * @param errorSince since when something holds it up
 * @param lastSeen when it last heard from the journal, heartbeats included
 * @param slot null before the first look and while the database is away
 */
public record RelayState(
    Role role,
    long relayed,
    @Nullable Long lagBytes,
    @Nullable Long lagEvents,
    @Nullable String lastError,
    @Nullable String errorKind,
    @Nullable Instant errorSince,
    @Nullable Instant lastSeen,
    @Nullable SlotState slot) {
  /** Whether this process relays. */
  public enum Role {
    /** It does not know yet, or does not any more, whether it may relay. */
    STARTING,
    /** This process holds the lease, and relays. */
    LEADER,
    /** Another process relays; this one takes over when it goes away. */
    STANDBY,
    /** Switched off by configuration. */
    OFF
  }

  /** Of a relay that is switched off. */
  static RelayState off() {
    return new RelayState(Role.OFF, 0, null, null, null, null, null, null, null);
  }
}
