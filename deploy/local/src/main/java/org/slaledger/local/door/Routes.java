package org.slaledger.local.door;

import java.util.List;
import java.util.Set;

/**
 * Which service answers a path: the one with the longest path that is the request's or stands above
 * it. Paths end at a slash: {@code /ticketsX} is not below {@code /tickets}. {@code
 * /services/<name>/health}, {@code metrics} and {@code openapi} lead to that service's management
 * port.
 */
public final class Routes {
  private static final Set<String> MANAGEMENT = Set.of("health", "metrics", "openapi");

  private final List<Origin> origins;

  /**
   * A service behind the door.
   *
   * @param name its name
   * @param port where it takes requests
   * @param managementPort where it shows health and metrics
   * @param paths what it answers: these paths and all below them
   * @param exact what it answers besides: these paths and nothing below
   */
  public record Origin(
      String name, int port, int managementPort, List<String> paths, Set<String> exact) {}

  public Routes(List<Origin> origins) {
    this.origins = List.copyOf(origins);
  }

  /** Where the path leads. */
  public Destination of(String path) {
    if (path.startsWith("/services/")) {
      return management(path.substring("/services/".length()));
    }
    Destination found = new Destination.Nowhere();
    var longest = -1;
    for (var origin : origins) {
      var length = match(origin, path);
      if (length > longest) {
        longest = length;
        found = new Destination.To(origin.name(), origin.port(), path);
      }
    }
    return found;
  }

  private static int match(Origin origin, String path) {
    if (origin.exact().contains(path)) {
      return path.length();
    }
    return origin.paths().stream()
        .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
        .mapToInt(String::length)
        .max()
        .orElse(-1);
  }

  private Destination management(String rest) {
    var words = rest.split("/", 3);
    if (words.length < 2 || !MANAGEMENT.contains(words[1]) || rest.contains("..")) {
      return new Destination.Nowhere();
    }
    var below = rest.substring(words[0].length());
    return origins.stream()
        .filter(origin -> origin.name().equals(words[0]))
        .<Destination>map(
            origin -> new Destination.To(origin.name(), origin.managementPort(), "/q" + below))
        .findFirst()
        .orElseGet(Destination.Nowhere::new);
  }
}
