package org.slaledger.local.history;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param token the file that holds the bearer token; that of a persona where null
 * @param dryRun whether the file is only checked
 */
record Options(
    Path file,
    Format format,
    Mapping mapping,
    @Nullable URI url,
    String persona,
    @Nullable Path token,
    boolean dryRun) {
  static final String USAGE =
      """
      usage: ./sla import observations FILE [options]
        --format jsonl|csv|prometheus   by the file's name where not given
        --point NAME                    the point of all that names none
        --point-label LABEL             the label of a Prometheus series that names it (sla_point)
        --map VALUE=POINT               a label's value or a name in the file, and the point it means
        --location NAME                 from where it was seen (history; an integrator's own name)
        --interval PT1M                 how long one stands for (the shortest time between two)
        --as PERSONA | --token FILE     who imports: a persona of the local platform (olaf), or a
                                        file with a bearer token of an operator or an integrator
        --url URL                       the platform (the local one)
        --dry-run                       check the file and send nothing""";

  /** Not to be run as it was asked. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  static Options of(List<String> words) {
    Deque<String> left = new ArrayDeque<>(words);
    Map<String, String> given = new HashMap<>();
    Map<String, String> points = new HashMap<>();
    String file = null;
    boolean dryRun = false;
    while (!left.isEmpty()) {
      String word = left.pop();
      switch (word) {
        case "--dry-run" -> dryRun = true;
        case "--map" -> map(value(word, left), points);
        case "--format",
            "--point",
            "--point-label",
            "--location",
            "--interval",
            "--as",
            "--token",
            "--url" ->
            given.put(word, value(word, left));
        default -> {
          if (word.startsWith("--") || file != null) {
            throw new Refused("\"" + word + "\" is not known\n" + USAGE);
          }
          file = word;
        }
      }
    }
    if (file == null) {
      throw new Refused("no file is named\n" + USAGE);
    }
    return options(file, given, points, dryRun);
  }

  private static Options options(
      String file, Map<String, String> given, Map<String, String> points, boolean dryRun) {
    String url = given.get("--url");
    String token = given.get("--token");
    return new Options(
        Path.of(file),
        format(file, given.get("--format")),
        new Mapping(
            given.get("--point"),
            given.getOrDefault("--point-label", "sla_point"),
            points,
            given.getOrDefault("--location", ""),
            interval(given.get("--interval"))),
        url == null ? null : URI.create(url),
        given.getOrDefault("--as", "olaf"),
        token == null ? null : Path.of(token),
        dryRun);
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new Refused(option + " wants a value\n" + USAGE);
    }
    return left.pop();
  }

  private static void map(String pair, Map<String, String> points) {
    int equals = pair.lastIndexOf('=');
    if (equals < 1) {
      throw new Refused("--map wants VALUE=POINT, not \"" + pair + "\"");
    }
    points.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private static Format format(String file, @Nullable String said) {
    try {
      Format format =
          said == null ? Format.of(file) : Format.valueOf(said.toUpperCase(Locale.ROOT));
      if (format == null) {
        throw new Refused("--format is needed: the name of " + file + " does not tell");
      }
      return format;
    } catch (IllegalArgumentException e) {
      throw new Refused("--format is one of jsonl, csv, prometheus, not \"" + said + "\"");
    }
  }

  private static int interval(@Nullable String said) {
    try {
      return Row.interval(said);
    } catch (Row.Unreadable e) {
      throw new Refused("--interval " + e.getMessage());
    }
  }

  /** The same with a location, where none was given. */
  Options seenFrom(String location) {
    return mapping.location().isEmpty()
        ? new Options(
            file,
            format,
            new Mapping(
                mapping.point(),
                mapping.pointLabel(),
                mapping.points(),
                location,
                mapping.interval()),
            url,
            persona,
            token,
            dryRun)
        : this;
  }
}
