package org.slaledger.probe.adapter.http;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.probe.domain.LastSeen.Now;
import org.slaledger.probe.domain.ServiceNow;
import org.slaledger.web.Csv;

/**
 * A customer's service and how it is now, by its points: down while any is, else unobserved while
 * any is.
 *
 * @param since from when on it has been so
 */
public record ShownService(
    CustomerId customer,
    String service,
    LastSeen.State state,
    Instant since,
    List<ShownPoint> points) {

  /** By its points, of which there is at least one. */
  static ShownService of(CustomerId customer, String service, List<ShownPoint> points) {
    Now now =
        ServiceNow.of(
            points.stream()
                .collect(
                    toMap(
                        ShownPoint::point,
                        it -> new Now(it.state(), it.since(), it.seenUntil()),
                        (a, b) -> a)));
    return new ShownService(customer, service, now.state(), now.since(), points);
  }

  static Csv table(List<ShownService> services) {
    Csv csv = new Csv("customer", "service", "state", "since", "points", "down", "unobserved");
    for (ShownService it : services) {
      csv.add(
          it.customer(),
          it.service(),
          it.state(),
          it.since(),
          it.points().size(),
          it.count(LastSeen.State.DOWN),
          it.count(LastSeen.State.UNOBSERVED));
    }
    return csv;
  }

  private long count(LastSeen.State state) {
    return points.stream().filter(it -> it.state() == state).count();
  }
}
