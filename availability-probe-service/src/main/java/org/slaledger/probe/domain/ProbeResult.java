package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.event.Phases;

/**
 * What one measurement of a point found, or why it was not made.
 *
 * @param at when it started
 * @param took until its outcome was known
 * @param phases of which that was made up; none where nothing was sent
 */
public record ProbeResult(Instant at, Duration took, @Nullable Phases phases, Outcome outcome) {

  /** What came of it. */
  public sealed interface Outcome {}

  /**
   * The point answered as agreed.
   *
   * @param status the HTTP status, where it was an HTTP probe
   */
  public record Succeeded(@Nullable Integer status) implements Outcome {}

  /**
   * The point did not answer as agreed.
   *
   * @param status the HTTP status, where one came
   * @param detail for people; holds nothing secret
   * @param excerpt the beginning of what the point answered, at most 1 KiB of it in UTF-8; none
   *     where it answered nothing. May hold anything: it is recorded sealed or not at all
   */
  public record Failed(
      FailureReason reason, @Nullable Integer status, String detail, @Nullable String excerpt)
      implements Outcome {}

  /**
   * The point was not asked at all: that says nothing about it.
   *
   * @param detail for people; holds nothing secret
   */
  public record NotMade(MissedReason reason, String detail) implements Outcome {}
}
