package org.slaledger.journal;

import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.Event;

/** All events of one stream, in order. */
public record History(List<Recorded> events) {
  /** The stream's version; 0 when it has no events. */
  public long version() {
    return events.size();
  }

  /** What happened, without the envelopes. */
  public List<Event> data() {
    return events.stream().map(recorded -> recorded.envelope().data()).toList();
  }
}
