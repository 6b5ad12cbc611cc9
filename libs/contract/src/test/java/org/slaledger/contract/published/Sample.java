package org.slaledger.contract.published;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.contract.json.TypeName;

/** An event with realistic content, and the stream on which it would stand. */
record Sample(StreamId stream, Event event) {
  static List<Sample> all() {
    return Stream.of(TicketSamples.all(), ServiceSamples.all()).flatMap(List::stream).toList();
  }

  static Sample of(String name) {
    return all().stream()
        .filter(sample -> sample.event.getClass().getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample of " + name));
  }

  String name() {
    return event.getClass().getSimpleName();
  }

  TypeName type() {
    return new TypeName(name(), EventTypes.versionOf(event.getClass()));
  }

  Envelope envelope() {
    Instant time = Instant.parse("2026-11-23T12:00:00Z");
    String owner = EventTypes.topicOf(event.getClass()).owner();
    return new Envelope(
        UUID.fromString("01939f00-0000-7000-8000-000000000001"),
        "urn:slaledger:" + owner,
        stream,
        3,
        time,
        time.plusMillis(17),
        owner,
        "01939f00-0000-7000-8000-000000000000",
        "01939f00-0000-7000-8000-000000000000",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        event);
  }
}
