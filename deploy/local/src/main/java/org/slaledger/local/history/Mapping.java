package org.slaledger.local.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file leaves open.
 *
 * @param point of every observation, where it is not in the file
 * @param pointLabel the label of a Prometheus series that names the point
 * @param points what labels say, and the points that they mean
 * @param location of every observation that names none
 * @param interval in milliseconds, of every observation that names none; 0 for the shortest time
 *     between two
 */
record Mapping(
    @Nullable String point,
    String pointLabel,
    Map<String, String> points,
    String location,
    int interval) {
  /** The point that a name in the file means. */
  @Nullable String point(@Nullable String named) {
    return named == null ? point : points.getOrDefault(named, named);
  }
}
