package org.slaledger.contract.json;

import org.slaledger.contract.Recorded;

/** What became of reading a line. */
public sealed interface Reading {
  /** The line is an event that this version knows. */
  record Known(Recorded recorded) implements Reading {}

  /**
   * The line is an event whose type, or whose type's version, this version does not know. Views
   * pass over it; sums refuse it.
   *
   * @param stream the attribute subject, unchecked
   */
  record Unknown(String type, String stream, long streamVersion) implements Reading {}

  /**
   * The line can't be read.
   *
   * @param path the field at fault, such as {@code data.zones[0].from}; empty for the line as a
   *     whole
   */
  record Unreadable(String path, String reason) implements Reading {}
}
