package org.slaledger.notification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;

/**
 * The event that people are told of.
 *
 * @param event its id
 * @param recordedAt when it was written down
 * @param story the correlation that it belongs to
 * @param trace the trace that it belongs to
 */
public record Cause(
    String event, Instant recordedAt, @Nullable String story, @Nullable String trace) {
  /** What is kept of an event; one that belongs to no story begins its own. */
  public static Cause of(Envelope event) {
    String id = event.id().toString();
    String story = event.correlationId();
    return new Cause(id, event.recordedTime(), story == null ? id : story, event.traceparent());
  }
}
