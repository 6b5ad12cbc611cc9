package org.slaledger.credit.domain.bundle;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MeasurementPoint;

/** The streams of evidence that the terms themselves name: of points that name their locations. */
public final class ExpectedStreams {
  private ExpectedStreams() {}

  /** In the order of names. */
  public static List<String> of(Optional<Addendum> addendum) {
    return addendum.stream()
        .flatMap(terms -> terms.services().stream())
        .flatMap(service -> service.points().stream())
        .flatMap(
            point ->
                Objects.requireNonNullElse(point.locations(), List.<String>of()).stream()
                    .map(location -> stream(point, location)))
        .sorted()
        .distinct()
        .toList();
  }

  private static String stream(MeasurementPoint point, String location) {
    return StreamId.of("probe", point.point() + "@" + location).value();
  }
}
