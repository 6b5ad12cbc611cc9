package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.PointId;
import org.slaledger.probe.adapter.http.OpenMetrics.Labels;
import org.slaledger.probe.adapter.http.OpenMetrics.Sample;
import org.slaledger.probe.domain.LastSeen;
import org.slaledger.rules.evidence.ObservedPoint;
import org.slaledger.rules.evidence.State;

/** What a scrape says of services and points. */
final class PointMetrics {
  private static final List<Enum<?>> STATES = List.of(LastSeen.State.values());

  private PointMetrics() {}

  /**
   * As OpenMetrics.
   *
   * @param today since midnight (UTC)
   * @param latest how long each point's last probe from here took
   */
  static String of(
      List<ShownService> services,
      Map<PointId, ObservedPoint> today,
      String here,
      Map<PointId, Duration> latest) {
    Map<Labels, LastSeen.State> ofServices = new LinkedHashMap<>();
    Map<Labels, LastSeen.State> ofPoints = new LinkedHashMap<>();
    Map<Labels, LastSeen.State> ofLocations = new LinkedHashMap<>();
    Map<Labels, Sample> times = new LinkedHashMap<>();
    Map<Labels, Sample> took = new LinkedHashMap<>();
    for (ShownService service : services) {
      ofServices.put(labels(service), service.state());
      for (ShownPoint point : service.points()) {
        Labels labels = labels(service).with("point", point.point().value());
        ofPoints.put(labels, point.state());
        point
            .locations()
            .forEach(it -> ofLocations.put(labels.with("location", it.location()), it.state()));
        ObservedPoint seen = today.get(point.point());
        if (seen != null) {
          seconds(labels, seen).forEach(it -> times.put(it.labels(), it));
        }
        Duration last = latest.get(point.point());
        if (last != null) {
          Labels from = labels.with("location", here);
          took.put(from, new Sample(from, Seconds.of(last)));
        }
      }
    }
    return new OpenMetrics()
        .states("sla_service_state", "How a service is now, by its points.", STATES, ofServices)
        .states("sla_point_state", "How a point is now, by its quorum.", STATES, ofPoints)
        .states("sla_point_location_state", "How a location sees a point now.", STATES, ofLocations)
        .seconds(
            "sla_point_today_seconds",
            "How long a point was in a state since midnight (UTC).",
            List.copyOf(times.values()))
        .seconds(
            "sla_point_last_probe_seconds",
            "How long the last probe of a point from this location took.",
            List.copyOf(took.values()))
        .end();
  }

  private static Labels labels(ShownService service) {
    return Labels.of("customer", service.customer().value(), "service", service.service());
  }

  private static List<Sample> seconds(Labels labels, ObservedPoint seen) {
    List<Sample> samples = new ArrayList<>();
    Map.of("up", State.UP, "down", State.DOWN, "unobserved", State.UNOBSERVED)
        .forEach(
            (name, state) ->
                samples.add(
                    new Sample(
                        labels.with("state", name),
                        Seconds.of(ShownTimeline.length(seen.state(), state)))));
    return samples;
  }
}
