package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;

/**
 * What one measurement of a point found.
 *
 * @param at when it started
 * @param took until its outcome was known
 */
public record ProbeResult(Instant at, Duration took, Outcome outcome) {

  /** What came of it. */
  public sealed interface Outcome {}

  /** The point answered as agreed. */
  public record Succeeded(int status) implements Outcome {}

  /**
   * The point did not answer as agreed.
   *
   * @param status the HTTP status, where one came
   * @param detail for people; holds nothing secret
   */
  public record Failed(FailureReason reason, @Nullable Integer status, String detail)
      implements Outcome {}
}
