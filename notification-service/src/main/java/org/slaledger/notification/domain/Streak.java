package org.slaledger.notification.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;

/**
 * Failures of a point in a row, as one check from one location saw them.
 *
 * @param failures in order, at least one; the first stands for the begin
 * @param recovery what ended it, if it has ended
 */
public record Streak(Seen by, List<Failure> failures, @Nullable Recovery recovery) {
  /** Failures beyond this place in a row are not kept: no terms ask for more. */
  public static final int LONGEST = 100;

  /** Keeps a copy of the failures. */
  public Streak {
    failures = List.copyOf(failures);
    if (failures.isEmpty()) {
      throw new IllegalArgumentException("a streak without failures");
    }
  }

  /** A probe that failed, at its place in the row. */
  public record Failure(Cause cause, int consecutive, Instant at, FailureReason reason) {}

  /** The probe that succeeded. */
  public record Recovery(Cause cause, Instant at) {}

  /** When the first probe failed. */
  public Instant beganAt() {
    return failures.getFirst().at();
  }

  /**
   * The failure that makes it an outage, where so many in a row do; empty while there are fewer.
   */
  public Optional<Failure> confirmed(int confirm) {
    return failures.stream().filter(failure -> failure.consecutive() == confirm).findFirst();
  }
}
