package org.slaledger.testkit.seeded.chance.domain;

import java.util.UUID;

/** Seeded: chance in the domain. */
public final class Ticket {
  UUID id() {
    return UUID.randomUUID();
  }
}
