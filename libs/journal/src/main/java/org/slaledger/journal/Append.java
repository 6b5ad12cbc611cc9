package org.slaledger.journal;

import java.util.List;
import org.slaledger.contract.StreamId;

/**
 * Events to be written to one stream, all or none.
 *
 * @param expectedVersion the version of the stream that the decision was taken on; 0 for a new
 *     stream
 */
public record Append(StreamId stream, long expectedVersion, List<NewEvent> events) {
  /** Keeps a copy of the events. */
  public Append {
    events = List.copyOf(events);
  }
}
