package org.slaledger.probe.adapter.ical;

import java.util.Map;
import java.util.Optional;

/**
 * A property of an event as it stands in a document.
 *
 * @param parameters by their names, upper-case
 */
record Property(String name, Map<String, String> parameters, String value) {
  /** Keeps a copy. */
  Property {
    parameters = Map.copyOf(parameters);
  }

  Optional<String> parameter(String of) {
    return Optional.ofNullable(parameters.get(of));
  }
}
