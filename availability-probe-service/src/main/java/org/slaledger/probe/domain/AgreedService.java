package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;

/**
 * A service that a customer has under an addendum that was signed.
 *
 * @param points where it is measured
 * @param from from when on, inclusive
 * @param until exclusive; open where null
 */
public record AgreedService(
    CustomerId customer,
    String service,
    List<PointId> points,
    Instant from,
    @Nullable Instant until) {

  /** Keeps a copy. */
  public AgreedService {
    points = List.copyOf(points);
  }

  /** Whether it holds at some instant of the interval. */
  public boolean holdsDuring(Instant start, Instant end) {
    return from.isBefore(end) && (until == null || until.isAfter(start));
  }

  /** Whether it is measured at one of these points. */
  boolean isMeasuredAtOneOf(List<PointId> named) {
    return points.stream().anyMatch(named::contains);
  }

  /** Of several, those that hold in some of the interval. */
  static Stream<AgreedService> during(List<AgreedService> all, Instant start, Instant end) {
    return all.stream().filter(one -> one.holdsDuring(start, end));
  }
}
