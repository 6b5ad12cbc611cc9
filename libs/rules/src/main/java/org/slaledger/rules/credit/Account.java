package org.slaledger.rules.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.time.Interval;

/**
 * Explains every instant of an interval: an ordered partition of it, so that the totals of all
 * fates sum to its length, exactly.
 */
public record Account(Interval interval, List<Entry> entries) {

  /**
   * A piece with one observed state and one fate.
   *
   * @param refs what caused it, in natural order, each once
   */
  public record Entry(Interval interval, State observed, Fate fate, List<String> refs) {
    public Entry {
      refs = List.copyOf(new TreeSet<>(refs));
    }
  }

  public Account {
    entries = List.copyOf(entries);
    Instant cursor = interval.from();
    for (Entry entry : entries) {
      if (!entry.interval().from().equals(cursor) || entry.interval().isEmpty()) {
        throw new IllegalArgumentException("a gap, an overlap or an empty entry at " + cursor);
      }
      cursor = entry.interval().to();
    }
    if (!cursor.equals(interval.to())) {
      throw new IllegalArgumentException("the account ends at " + cursor + ", not " + interval);
    }
  }

  /** The time of each fate; zero for those that did not occur. */
  public Map<Fate.Kind, Duration> totals() {
    Map<Fate.Kind, Duration> totals = new EnumMap<>(Fate.Kind.class);
    for (Fate.Kind kind : Fate.Kind.values()) {
      totals.put(kind, Duration.ZERO);
    }
    entries.forEach(e -> totals.merge(e.fate().kind(), e.interval().length(), Duration::plus));
    return totals;
  }
}
