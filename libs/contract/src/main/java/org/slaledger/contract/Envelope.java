package org.slaledger.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.Event;

/**
 * One event with its CloudEvents 1.0 attributes.
 *
 * @param id a UUIDv7, unique across all events
 * @param source the service that decided it, {@code urn:slaledger:<service>}; with {@code
 *     :<deployment>} where it is deployed several times, each with a journal of its own
 * @param stream the stream it belongs to; the attribute {@code subject}
 * @param streamVersion its place in the stream: 1, 2, 3, ...
 * @param time when it happened, UTC, whole milliseconds; may lie before {@code recordedTime}
 * @param recordedTime when it was written to the journal, UTC, whole milliseconds
 * @param actor the opaque id of who caused it; a service's name where no person did
 * @param causationId the id of the event or inbound record that led to it
 * @param correlationId what all that belongs to one request or story shares
 * @param traceparent the W3C trace context under which it was written
 * @param data what happened
 */
public record Envelope(
    UUID id,
    String source,
    StreamId stream,
    long streamVersion,
    Instant time,
    Instant recordedTime,
    String actor,
    @Nullable String causationId,
    @Nullable String correlationId,
    @Nullable String traceparent,
    Event data) {
  /** Refuses versions below 1, times finer than a millisecond, and blank sources and actors. */
  public Envelope {
    if (streamVersion < 1) {
      throw new IllegalArgumentException("streamversion is 1 or more, not " + streamVersion);
    }
    wholeMillis("time", time);
    wholeMillis("recordedtime", recordedTime);
    if (source.isBlank() || actor.isBlank()) {
      throw new IllegalArgumentException("source and actor may not be blank");
    }
  }

  private static void wholeMillis(String attribute, Instant value) {
    if (value.getNano() % 1_000_000 != 0) {
      throw new IllegalArgumentException(attribute + " is finer than a millisecond: " + value);
    }
  }
}
