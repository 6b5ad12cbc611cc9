package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;

/**
 * What one measurement of a point found, or why it was not made.
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

  /**
   * The point was not asked at all: that says nothing about it.
   *
   * @param detail for people; holds nothing secret
   */
  public record NotMade(MissedReason reason, String detail) implements Outcome {}
}
