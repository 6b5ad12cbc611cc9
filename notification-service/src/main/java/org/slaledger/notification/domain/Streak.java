package org.slaledger.notification.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.notification.domain.Alarm.OutageConfirmed;
import org.slaledger.notification.domain.Alarm.OutageOver;

/**
 * Failures of a point in a row, seen from one location.
 *
 * @param failures in order; the first stands for the begin
 * @param recovery what ended it, if it has ended
 */
public record Streak(
    PointId point, String location, List<Failure> failures, @Nullable Recovery recovery) {
  /** Failures beyond this place in a row are not kept: no terms ask for more. */
  public static final int LONGEST = 100;

  /** Keeps a copy of the failures. */
  public Streak {
    failures = List.copyOf(failures);
  }

  /** A probe that failed, at its place in the row. */
  public record Failure(Cause cause, int consecutive, Instant at, FailureReason reason) {}

  /** The probe that succeeded. */
  public record Recovery(Cause cause, Instant at) {}

  /** When the first probe failed, if any has. */
  public Optional<Instant> beganAt() {
    return failures.stream().findFirst().map(Failure::at);
  }

  /**
   * What the customer is told of: the outage, once as many probes failed as the terms ask for, and
   * its end. Nothing of a streak that was not confirmed.
   */
  public List<Alarm> alarms(AgreedPoint agreed) {
    List<Alarm> alarms = new ArrayList<>();
    for (Failure failure : failures) {
      if (failure.consecutive() == agreed.confirm()) {
        alarms.add(outage(agreed, failure));
        if (recovery != null) {
          alarms.add(over(agreed, recovery));
        }
      }
    }
    return alarms;
  }

  private OutageConfirmed outage(AgreedPoint agreed, Failure failure) {
    return new OutageConfirmed(
        failure.cause(),
        agreed.customer(),
        point,
        location,
        agreed.service(),
        failures.getFirst().at(),
        failure.reason());
  }

  private OutageOver over(AgreedPoint agreed, Recovery end) {
    return new OutageOver(
        end.cause(),
        agreed.customer(),
        point,
        location,
        agreed.service(),
        failures.getFirst().at(),
        end.at());
  }
}
