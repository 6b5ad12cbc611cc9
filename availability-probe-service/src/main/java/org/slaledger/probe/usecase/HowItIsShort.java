package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.rules.evidence.Reliability;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/** How a point or a service is, in as much as a badge has room for. */
@ApplicationScoped
public class HowItIsShort {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final WhatWasObserved observed;
  private final InstantSource time;

  HowItIsShort(WhatWasObserved observed, InstantSource time) {
    this.observed = observed;
    this.time = time;
  }

  /**
   * A point of a customer's, or one of its services.
   *
   * @param point null for a service
   * @param service null for a point
   */
  public record Subject(CustomerId customer, @Nullable PointId point, @Nullable String service) {
    public Subject {
      if ((point == null) == (service == null)) {
        throw new IllegalArgumentException("a point or a service");
      }
    }

    /** The name of either. */
    public String name() {
      return point == null ? Objects.requireNonNull(service) : point.value();
    }
  }

  /** Its state at this moment. */
  public Uni<State> now(Subject subject) {
    return seen(subject, MOMENT).map(it -> it.pieces().getLast().state());
  }

  /** Its last so many days. */
  public Uni<Reliability> last(Subject subject, Duration period) {
    return seen(subject, period).map(it -> Reliability.of(it, List.of()));
  }

  private Uni<Timeline> seen(Subject subject, Duration period) {
    Instant now = time.instant();
    Interval interval = new Interval(now.minus(period), now);
    return subject.point() == null
        ? observed.of(subject.customer(), subject.name(), interval).map(it -> it.state())
        : observed
            .of(subject.point(), (customer, terms) -> customer.equals(subject.customer()), interval)
            .map(it -> it.state());
  }
}
