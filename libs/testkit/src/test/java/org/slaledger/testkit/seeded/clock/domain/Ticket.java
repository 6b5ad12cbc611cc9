package org.slaledger.testkit.seeded.clock.domain;

import java.time.Instant;

/** Seeded: a clock in the domain. */
public final class Ticket {
  Instant opened() {
    return Instant.now();
  }
}
