package org.slaledger.soak.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * A fault that was carried out, or could not be.
 *
 * @param at when it began
 * @param until when the harm itself was over
 * @param outcome what came of it
 */
public record Struck(Schedule.Strike strike, Instant at, Instant until, Outcome outcome) {
  /** What came of a fault. */
  public sealed interface Outcome {
    /** The part worked again so long after the harm was over. */
    record Recovered(Duration after) implements Outcome {}

    /** The next fault hit the same part before it worked again. */
    record Overtaken() implements Outcome {}

    /** The part did not work again in time. */
    record NotRecovered(Duration within) implements Outcome {}

    /** It can't be done on this machine. */
    record Skipped(String why) implements Outcome {}
  }
}
