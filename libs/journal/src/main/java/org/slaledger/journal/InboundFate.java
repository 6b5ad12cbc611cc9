package org.slaledger.journal;

import java.util.UUID;
import org.slaledger.contract.StreamId;

/** What became of an integrator's event. */
public sealed interface InboundFate {
  /** An event of ours was made from it. */
  record Journalled(StreamId stream, UUID eventId) implements InboundFate {}

  /** It can't be used; it stands in the dead letters. */
  record DeadLettered(String reason) implements InboundFate {}
}
