package org.slaledger.bench.micro;

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
import org.slaledger.contract.json.Reading;

/** An event to its line and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventLine {
  private final EventJson json = new EventJson();
  private final Recorded event = new Evidence().event(7, 5);

  /** The line of an event. */
  @Benchmark
  public Recorded encode() {
    return json.write(event.envelope());
  }

  /** The event of a line. */
  @Benchmark
  public Reading decode() {
    return json.read(event.line());
  }
}
