package org.slaledger.journal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;

/** Gives new events their ids, versions, times and trace. */
@ApplicationScoped
public class Envelopes {
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final InstantSource time;
  private final String source;

  /** For the events of one service. */
  public Envelopes(
      InstantSource time, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.time = time;
    this.source = "urn:slaledger:" + service;
  }

  List<Envelope> of(Append append, Cause cause) {
    Instant recorded = time.instant();
    String trace = cause.traceparent() == null ? currentTrace() : cause.traceparent();
    List<Envelope> envelopes = new ArrayList<>();
    long version = append.expectedVersion();
    for (NewEvent event : append.events()) {
      envelopes.add(
          new Envelope(
              ids.generate(),
              source,
              append.stream(),
              ++version,
              event.time().truncatedTo(ChronoUnit.MILLIS),
              recorded,
              cause.actor(),
              cause.causationId(),
              cause.correlationId(),
              trace,
              event.data()));
    }
    return envelopes;
  }

  private static @Nullable String currentTrace() {
    Map<String, String> carrier = new HashMap<>();
    GlobalOpenTelemetry.getPropagators()
        .getTextMapPropagator()
        .inject(Context.current(), carrier, (map, key, value) -> map.put(key, value));
    return carrier.get("traceparent");
  }
}
