package org.slaledger.testkit.seeded.framework.domain;

import org.awaitility.Awaitility;

/** Seeded: a framework in the domain. */
public final class Ticket {
  void open() {
    Awaitility.reset();
  }
}
