package org.slaledger.ticket.adapter.http;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.InboundFate;
import org.slaledger.journal.InboundKey;

/**
 * What became of an integrator's event.
 *
 * @param stream where the event of ours stands that was made from it
 * @param event the id of that event
 * @param reason why it can't be used
 */
@Schema(
    examples =
        """
        {"integrator":"pager","source":"urn:pager","id":"4711","fate":"JOURNALLED",
         "stream":"ticket/T-1KX3M9Q2A7BF","event":"0198c0de-0000-7000-8000-000000000001"}""")
record Fate(
    String integrator,
    String source,
    String id,
    Kind fate,
    @Nullable StreamId stream,
    @Nullable UUID event,
    @Nullable String reason) {
  /** How far it has come. */
  enum Kind {
    /** It is in Kafka, and nobody has decided yet. */
    RECEIVED,
    /** An event of ours was made from it. */
    JOURNALLED,
    /** It can't be used, and is kept with the reason. */
    DEAD_LETTERED
  }

  static Fate received(InboundKey sent) {
    return of(sent, Kind.RECEIVED, null, null, null);
  }

  static Fate decided(InboundKey sent, InboundFate fate) {
    return switch (fate) {
      case InboundFate.Journalled it -> of(sent, Kind.JOURNALLED, it.stream(), it.eventId(), null);
      case InboundFate.DeadLettered it -> of(sent, Kind.DEAD_LETTERED, null, null, it.reason());
    };
  }

  private static Fate of(
      InboundKey sent,
      Kind fate,
      @Nullable StreamId stream,
      @Nullable UUID event,
      @Nullable String reason) {
    return new Fate(sent.integrator(), sent.source(), sent.id(), fate, stream, event, reason);
  }
}
