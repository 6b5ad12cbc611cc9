package org.slaledger.credit.domain.statement;

import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;

/** Which streams of the log a question needs. */
public interface Scope {
  /** Whether a stream may be one of them, as far as its name tells. */
  boolean mayHold(StreamId stream);

  /** Whether an event makes a stream that may be one into one. */
  boolean holds(Envelope event);

  /** Whether also a later event than the first may make a stream into one. */
  boolean mayHoldLater(StreamId stream);
}
