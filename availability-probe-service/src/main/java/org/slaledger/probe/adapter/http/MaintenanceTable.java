package org.slaledger.probe.adapter.http;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.view.ShownWindow;
import org.slaledger.web.Csv;

/** Occurrences of maintenance as a table; names of several are parted by a space. */
final class MaintenanceTable {
  private MaintenanceTable() {}

  static Csv of(List<ShownWindow> occurrences) {
    Csv csv =
        new Csv(
            "window",
            "occurrence",
            "of",
            "version",
            "phase",
            "customers",
            "services",
            "points",
            "from",
            "to",
            "reason",
            "announced",
            "openedAt",
            "endedAt",
            "cancelled",
            "overrunFrom",
            "overrunTo",
            "neverOpened");
    for (ShownWindow it : occurrences) {
      csv.add(
          it.window(),
          it.occurrence(),
          it.of(),
          it.version(),
          it.phase(),
          names(it.customers()),
          names(it.services()),
          names(it.points()),
          it.from(),
          it.to(),
          it.reason(),
          names(it.announced().stream().map(ShownWindow.Announced::since).toList()),
          it.openedAt(),
          it.endedAt(),
          it.cancelled(),
          it.overrun() == null ? null : it.overrun().from(),
          it.overrun() == null ? null : it.overrun().to(),
          it.neverOpened());
    }
    return csv;
  }

  private static @Nullable String names(@Nullable List<?> several) {
    return several == null
        ? null
        : several.stream().map(Object::toString).distinct().collect(joining(" "));
  }
}
