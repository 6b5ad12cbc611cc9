package org.slaledger.probe.adapter.http;

import java.util.List;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.domain.Effect;
import org.slaledger.probe.usecase.WhatWasSeenOfMaintenance.Seen;
import org.slaledger.probe.view.ShownWindow;

/**
 * A whole window.
 *
 * @param version what a change has to name in {@code If-Match}
 * @param effects for each affected service what is excluded, as far as is known now
 * @param warnings what of it will count in spite of the announcement, for people
 * @param seen what probes saw during the latest occurrences; none where a command is answered
 */
public record WindowAnswer(
    WindowId window,
    long version,
    List<ShownWindow> occurrences,
    List<Effect> effects,
    List<String> warnings,
    List<Seen> seen) {

  static WindowAnswer of(List<ShownWindow> occurrences, List<Effect> effects) {
    ShownWindow first = occurrences.getFirst();
    return new WindowAnswer(
        first.window(), first.version(), occurrences, effects, warnings(effects), List.of());
  }

  /** The same, with what was seen. */
  WindowAnswer seeing(List<Seen> seen) {
    return new WindowAnswer(window, version, occurrences, effects, warnings, seen);
  }

  static List<String> warnings(List<Effect> effects) {
    return effects.stream().flatMap(effect -> effect.warnings().stream()).toList();
  }
}
