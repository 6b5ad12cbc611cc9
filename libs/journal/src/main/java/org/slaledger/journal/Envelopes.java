package org.slaledger.journal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.Envelope;

/** Gives new events their ids, versions, times and trace. */
@ApplicationScoped
public class Envelopes {
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final InstantSource time;
  private final Traces traces;
  private final String source;

  /** For the events of one deployment. */
  Envelopes(InstantSource time, Traces traces, Deployment deployment) {
    this.time = time;
    this.traces = traces;
    this.source = deployment.source();
  }

  List<Envelope> of(Append append, Cause cause) {
    Instant recorded = time.instant();
    String trace = cause.traceparent() == null ? traces.current() : cause.traceparent();
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
}
