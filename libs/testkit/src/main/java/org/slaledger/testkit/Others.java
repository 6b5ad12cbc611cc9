package org.slaledger.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.EventTypes;

/**
 * Publishes events to the log as the services that own them would, for tests of services that read
 * them. Gives each stream its versions in the order of the calls.
 */
public final class Others {
  private static final EventJson JSON = new EventJson();
  private static final Map<StreamId, Long> VERSIONS = new ConcurrentHashMap<>();

  private Others() {}

  /** Publishes an event that happened and was recorded now. */
  public static Recorded publish(StreamId stream, Event data) {
    return publish(stream, Instant.now(), data);
  }

  /** Publishes an event that was recorded then. */
  public static Recorded publish(StreamId stream, Instant recorded, Event data) {
    return publishAgain(next(stream, recorded, data));
  }

  /** Publishes the very bytes of an event once more. */
  public static Recorded publishAgain(Recorded event) {
    StreamId stream = event.stream();
    Log.publish(
        stream.topic().topicName(),
        stream.value(),
        event.line(),
        Map.of("ce_type", EventTypes.typeOf(event.envelope().data().getClass())));
    return event;
  }

  /** The next event of a stream, to be published by {@link #publishAgain}. */
  public static Recorded next(StreamId stream, Instant recorded, Event data) {
    long version = VERSIONS.merge(stream, 1L, Long::sum);
    Instant at = recorded.truncatedTo(ChronoUnit.MILLIS);
    String source = "urn:slaledger:" + stream.topic().owner();
    return JSON.write(
        new Envelope(
            UUID.randomUUID(), source, stream, version, at, at, "test", null, null, null, data));
  }
}
