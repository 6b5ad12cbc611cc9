package org.slaledger.journal;

import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;

/**
 * Who or what led to an event.
 *
 * @param actor opaque id of a person, or a service's name
 * @param causationId the id of the event or inbound record that led to it
 * @param correlationId what all that belongs to one request or story shares
 * @param traceparent the W3C trace context to go on in; the current one where null
 */
public record Cause(
    String actor,
    @Nullable String causationId,
    @Nullable String correlationId,
    @Nullable String traceparent) {
  /** A person's command. */
  public static Cause by(String actor) {
    return new Cause(actor, null, null, null);
  }

  /** A service's reaction to an event: it goes on in that event's story and trace. */
  public static Cause of(Recorded cause, String service) {
    String id = cause.envelope().id().toString();
    String story = cause.envelope().correlationId();
    return new Cause(service, id, story == null ? id : story, cause.envelope().traceparent());
  }
}
