package org.slaledger.probe.adapter.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.probe.view.MayRead;

/** The services that have points now, and how they are: for the API and for pages. */
@ApplicationScoped
public class ServicesNow {
  private final PointsNow points;

  ServicesNow(PointsNow points) {
    this.points = points;
  }

  private record Named(CustomerId customer, String service) {}

  /** Those of the customers that may be seen, by customer and name. */
  public Uni<List<ShownService>> seenBy(MayRead may) {
    return points.seenBy(may).map(ServicesNow::services);
  }

  private static List<ShownService> services(List<ShownPoint> points) {
    return points.stream()
        .collect(groupingBy(it -> new Named(it.customer(), it.service()), toList()))
        .entrySet()
        .stream()
        .map(it -> ShownService.of(it.getKey().customer(), it.getKey().service(), it.getValue()))
        .sorted(
            Comparator.comparing((ShownService it) -> it.customer().value())
                .thenComparing(ShownService::service))
        .toList();
  }
}
