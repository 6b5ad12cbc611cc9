package org.slaledger.testkit.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slaledger.testkit.history.History.Line;

/** Journals against the log: the same events, the same bytes, each stream in its order. */
final class LogCheck {
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, NavigableMap<Long, Line>> journal = new HashMap<>();
  private final Map<String, NavigableMap<Long, Line>> log = new HashMap<>();
  private final Set<String> forked = new TreeSet<>();

  private LogCheck() {}

  static List<Finding> of(History history) {
    var check = new LogCheck();
    history.journal().forEach(check::journalled);
    history.log().forEach(check::logged);
    check.compare();
    check.journal.forEach((stream, lines) -> check.gaps(stream, lines, "journal"));
    check.log.forEach((stream, lines) -> check.gaps(stream, lines, "log"));
    return check.findings;
  }

  private void journalled(Line line) {
    var other = versions(journal, line).putIfAbsent(line.version(), line);
    if (other != null) {
      // also with the same bytes: two journals own one stream
      findings.add(new Finding.Fork(line.stream(), line.version(), line.place()));
    }
  }

  private void logged(Line line) {
    var versions = versions(log, line);
    var first = versions.get(line.version());
    if (first == null) {
      if (!versions.isEmpty() && versions.lastKey() > line.version()) {
        findings.add(new Finding.Reordered(line.stream(), line.version(), line.place()));
      }
      versions.put(line.version(), line);
    } else if (!first.digest().equals(line.digest())
        && forked.add(line.stream() + " " + line.version())) {
      findings.add(new Finding.Fork(line.stream(), line.version(), line.place()));
    }
  }

  private static NavigableMap<Long, Line> versions(
      Map<String, NavigableMap<Long, Line>> lines, Line line) {
    return lines.computeIfAbsent(line.stream(), stream -> new TreeMap<>());
  }

  private void compare() {
    each(journal, written -> compare(written, find(log, written)));
    each(
        log,
        read -> {
          if (find(journal, read) == null) {
            findings.add(new Finding.InventedEvent(read.stream(), read.version(), read.place()));
          }
        });
  }

  private void compare(Line written, @Nullable Line read) {
    if (read == null) {
      findings.add(new Finding.LostEvent(written.stream(), written.version(), written.place()));
    } else if (!read.digest().equals(written.digest())
        && !forked.contains(read.stream() + " " + read.version())) {
      findings.add(new Finding.ChangedBytes(read.stream(), read.version(), read.place()));
    }
  }

  private static @Nullable Line find(Map<String, NavigableMap<Long, Line>> lines, Line wanted) {
    var versions = lines.get(wanted.stream());
    return versions == null ? null : versions.get(wanted.version());
  }

  private static void each(Map<String, NavigableMap<Long, Line>> lines, Consumer<Line> look) {
    lines.values().forEach(versions -> versions.values().forEach(look));
  }

  private void gaps(String stream, NavigableMap<Long, Line> versions, String where) {
    var next = 1L;
    for (var version : versions.keySet()) {
      for (; next < version; next++) {
        findings.add(new Finding.Gap(stream, next, where));
      }
      next = version + 1;
    }
  }
}
