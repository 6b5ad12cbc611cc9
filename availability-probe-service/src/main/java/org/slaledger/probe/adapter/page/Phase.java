package org.slaledger.probe.adapter.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.Phases;

/** A part of a probe, and how long it took. */
record Phase(String name, Duration took) {
  /** Those that were reached, in order. */
  static List<Phase> of(Phases phases) {
    List<Phase> reached = new ArrayList<>();
    add(reached, "name", phases.resolve());
    add(reached, "connect", phases.connect());
    add(reached, "TLS", phases.handshake());
    add(reached, "first byte", phases.firstByte());
    add(reached, "answer", phases.transfer());
    return reached;
  }

  private static void add(List<Phase> reached, String name, @Nullable Duration took) {
    if (took != null) {
      reached.add(new Phase(name, took));
    }
  }
}
