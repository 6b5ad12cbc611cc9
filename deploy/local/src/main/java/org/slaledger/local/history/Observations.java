package org.slaledger.local.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All that a file says: each point and location apart, each in the order of time once settled. */
final class Observations {
  private final Map<String, Series> series = new TreeMap<>();
  private final Mapping mapping;

  Observations(Mapping mapping) {
    this.mapping = mapping;
  }

  /** Takes an observation in, or tells what is wrong with it. */
  void add(String where, Fields fields, Wrong wrong) {
    try {
      String point = Row.name("point", mapping.point(fields.of("point")));
      String location = fields.of("location");
      location = Row.name("location", location == null ? mapping.location() : location);
      series(point, location)
          .add(
              where,
              Row.at(fields.of("at")),
              Row.interval(fields.of("interval")),
              Row.ok(fields.of("ok")),
              Row.took(fields.of("took")),
              Row.status(fields.of("status")),
              Row.reason(fields.of("reason")),
              Row.detail(fields.of("detail")));
    } catch (Row.Unreadable e) {
      wrong.at(where, e.field(), String.valueOf(e.getMessage()));
    }
  }

  /** The texts of one observation. */
  interface Fields {
    @Nullable String of(String field);
  }

  private Series series(String point, String location) {
    return series.computeIfAbsent(point + "@" + location, name -> new Series(point, location));
  }

  /** Puts all in order. */
  void settle(Wrong wrong) {
    series.values().forEach(one -> one.settle(mapping.interval(), wrong));
  }

  /** Those of which there is anything. */
  List<Series> all() {
    return series.values().stream().filter(one -> one.size() > 0).toList();
  }

  long size() {
    return series.values().stream().mapToLong(Series::size).sum();
  }

  /** The SHA-256 of all lines in the order in which they are sent, in hex. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      chunks(0, 5_000, (from, lines) -> digest.update(lines.getBytes(UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Hands all lines from a place on out, so many at a time.
   *
   * @param each takes the number of lines before, and the lines
   */
  void chunks(long from, int most, BiConsumer<Long, String> each) {
    StringBuilder lines = new StringBuilder();
    long place = 0;
    int held = 0;
    for (Series one : series.values()) {
      for (int i = 0; i < one.size(); i++, place++) {
        if (place < from) {
          continue;
        }
        one.write(i, lines);
        if (++held == most) {
          each.accept(place + 1 - held, lines.toString());
          lines.setLength(0);
          held = 0;
        }
      }
    }
    if (held > 0) {
      each.accept(place - held, lines.toString());
    }
  }
}
