package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.Latency;

/** What an integrator tells of a point, in whole milliseconds. */
public sealed interface Told {
  /** The measurement point. */
  PointId point();

  /** The first instant of which it tells. */
  Instant from();

  /** The last instant of which it tells; exclusive, where that is not the first. */
  Instant to();

  /** At an instant the point did not work. */
  record Failure(
      PointId point,
      Instant at,
      FailureReason reason,
      @Nullable Integer status,
      String detail,
      Duration took)
      implements Told {
    @Override
    public Instant from() {
      return at;
    }

    @Override
    public Instant to() {
      return at;
    }
  }

  /** At an instant the point worked. */
  record Success(PointId point, Instant at, @Nullable Integer status, Duration took)
      implements Told {
    @Override
    public Instant from() {
      return at;
    }

    @Override
    public Instant to() {
      return at;
    }
  }

  /**
   * All that time the point was measured.
   *
   * @param attempts how often; zero where that is not known
   */
  record Coverage(
      PointId point,
      Instant from,
      Instant to,
      int attempts,
      int failures,
      @Nullable Latency latency)
      implements Told {}
}
