package org.slaledger.journal;

import io.opentelemetry.api.OpenTelemetry;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.slaledger.bench.stand.Evidence;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.json.EventJson;

/**
 * What the journal does before it speaks to the database: envelope, line, row. In its package
 * because nobody else may make envelopes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppendStep {
  private final EventJson json = new EventJson();
  private final Envelopes envelopes =
      new Envelopes(
          () -> Instant.now().truncatedTo(ChronoUnit.MILLIS),
          new Traces(OpenTelemetry.noop()),
          Deployment.only("bench"));
  private final Recorded sample = new Evidence().event(7, 5);
  private final Append append =
      new Append(
          sample.stream(),
          4,
          List.of(new NewEvent(sample.envelope().data(), sample.envelope().time())));

  /** One event to the values of its row. */
  @Benchmark
  public Tuple append() {
    return Journal.row(json.write(envelopes.of(append, Cause.by("bench")).getFirst()));
  }
}
