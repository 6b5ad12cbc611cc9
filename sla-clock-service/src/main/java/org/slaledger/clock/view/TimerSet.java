package org.slaledger.clock.view;

import java.time.Instant;

/** A timer is about to be committed that comes due then. Told within the service only. */
public record TimerSet(Instant dueAt) {}
