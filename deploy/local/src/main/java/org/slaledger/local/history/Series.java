package org.slaledger.local.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The observations of one point from one location, kept small: 21 bytes each, and more if failed.
 */
final class Series {
  private static final int FIRST = 1024;

  private final String point;
  private final String location;
  private long[] at = new long[FIRST];
  private int[] interval = new int[FIRST];
  private int[] took = new int[FIRST];
  private int[] more = new int[FIRST];
  private boolean[] ok = new boolean[FIRST];
  private int size;
  private String first = "";
  private String last = "";
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private final List<More> said = new ArrayList<>(List.of(new More(null, null, null)));

  Series(String point, String location) {
    this.point = point;
    this.location = location;
  }

  /** What few observations say. */
  private record More(@Nullable Integer status, @Nullable String reason, @Nullable String detail) {}

  String point() {
    return point;
  }

  String location() {
    return location;
  }

  int size() {
    return size;
  }

  long first() {
    return at[0];
  }

  long last() {
    return at[size - 1];
  }

  /** Where in the file its earliest observation stands, and where its latest one. */
  String where() {
    return first.equals(last) ? first : first + " to " + last;
  }

  void add(
      String where,
      long when,
      int stands,
      boolean worked,
      int lasted,
      @Nullable Integer status,
      @Nullable String reason,
      @Nullable String detail) {
    if (size == at.length) {
      grow();
    }
    if (when < earliest) {
      earliest = when;
      first = where;
    }
    if (when > latest) {
      latest = when;
      last = where;
    }
    at[size] = when;
    interval[size] = stands;
    took[size] = lasted;
    ok[size] = worked;
    if (status != null || reason != null || detail != null) {
      more[size] = said.size();
      said.add(new More(status, reason, detail));
    }
    size++;
  }

  private void grow() {
    int length = size * 2;
    at = Arrays.copyOf(at, length);
    interval = Arrays.copyOf(interval, length);
    took = Arrays.copyOf(took, length);
    more = Arrays.copyOf(more, length);
    ok = Arrays.copyOf(ok, length);
  }

  /**
   * Puts them in order. Two at the same instant that say the same are one; an interval that is not
   * said is the given one, or else the shortest time between two.
   */
  void settle(int given, Wrong wrong) {
    if (!isOrdered()) {
      order();
    }
    unite(wrong);
    long shortest = given > 0 ? given : shortest();
    if (shortest > Row.DAY) {
      wrong.at(named(), "interval", "is more than a day: give --interval");
    }
    int stands = (int) Math.min(shortest, Row.DAY);
    for (int i = 0; i < size; i++) {
      if (interval[i] == 0) {
        interval[i] = stands;
      }
    }
    if (size > 0 && interval[0] == 0) {
      wrong.at(named(), "interval", "is not known of one alone: say it there, or --interval");
    }
  }

  /** For people. */
  String named() {
    return where() + ", " + point + " from " + location;
  }

  private boolean isOrdered() {
    for (int i = 1; i < size; i++) {
      if (at[i] <= at[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private void order() {
    int[] places =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Long.compare(at[a], at[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    at = Arrays.stream(places).mapToLong(i -> at[i]).toArray();
    interval = Arrays.stream(places).map(i -> interval[i]).toArray();
    took = Arrays.stream(places).map(i -> took[i]).toArray();
    more = Arrays.stream(places).map(i -> more[i]).toArray();
    boolean[] worked = new boolean[size];
    for (int i = 0; i < size; i++) {
      worked[i] = ok[places[i]];
    }
    ok = worked;
  }

  private void unite(Wrong wrong) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept > 0 && at[kept - 1] == at[i]) {
        if (ok[kept - 1] != ok[i]) {
          wrong.at(named(), "ok", "is both true and false at " + text(at[i]));
        }
        continue;
      }
      at[kept] = at[i];
      interval[kept] = interval[i];
      took[kept] = took[i];
      more[kept] = more[i];
      ok[kept] = ok[i];
      kept++;
    }
    size = kept;
  }

  private long shortest() {
    long shortest = Long.MAX_VALUE;
    for (int i = 1; i < size; i++) {
      shortest = Math.min(shortest, at[i] - at[i - 1]);
    }
    return shortest == Long.MAX_VALUE ? 0 : shortest;
  }

  /** One observation as the line that is sent, with its end. */
  void write(int i, StringBuilder line) {
    line.append("{\"point\":\"").append(point).append("\",\"location\":\"").append(location);
    line.append("\",\"at\":\"").append(text(at[i])).append("\",\"interval\":\"");
    line.append(Duration.ofMillis(interval[i])).append("\",\"ok\":").append(ok[i]);
    if (took[i] >= 0) {
      line.append(",\"took\":\"").append(Duration.ofMillis(took[i])).append('"');
    }
    More it = said.get(more[i]);
    if (it.status() != null) {
      line.append(",\"status\":").append(it.status());
    }
    if (it.reason() != null) {
      line.append(",\"reason\":\"").append(it.reason()).append('"');
    }
    if (it.detail() != null) {
      line.append(",\"detail\":").append(Json.text(it.detail()));
    }
    line.append("}\n");
  }

  private static String text(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
