package org.slaledger.credit.usecase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.credit.domain.statement.Contribution;

/**
 * Keeps of a replay what contributes. Streams of others are dropped with their first event; but a
 * clock may come to be of the agreement later, as tickets change hands: that is rare, and worth a
 * second look at the log rather than memory for the clocks of all customers.
 */
final class Contributing {
  private final Contribution contribution;
  private final List<Envelope> events = new ArrayList<>();
  private final Set<StreamId> held = new HashSet<>();
  private final Set<StreamId> heldSinceLater = new HashSet<>();

  /** Readers ask while the replay hands on. */
  private final Set<StreamId> ofOthers = ConcurrentHashMap.newKeySet();

  Contributing(Contribution contribution) {
    this.contribution = contribution;
  }

  boolean mayHold(StreamId stream) {
    return contribution.mayHold(stream) && !ofOthers.contains(stream);
  }

  void take(Envelope event) {
    StreamId stream = event.stream();
    if (held.contains(stream)) {
      events.add(event);
    } else if (contribution.holds(event)) {
      (event.streamVersion() == 1 ? held : heldSinceLater).add(stream);
      takeFirst(event);
    } else if (!Contribution.isClock(stream)) {
      ofOthers.add(stream);
    }
  }

  private void takeFirst(Envelope event) {
    if (event.streamVersion() == 1) {
      events.add(event);
    }
  }

  /** Clocks of which the beginning was not kept. */
  Set<StreamId> heldSinceLater() {
    return Set.copyOf(heldSinceLater);
  }

  void takeAgain(Envelope event) {
    events.add(event);
  }

  List<Envelope> events() {
    return events;
  }
}
