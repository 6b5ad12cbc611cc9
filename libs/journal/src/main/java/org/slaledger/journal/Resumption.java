package org.slaledger.journal;

import org.jspecify.annotations.Nullable;

/** What came of letting a stream that stood still go on. */
public sealed interface Resumption {
  /**
   * It was tried.
   *
   * @param state FLOWING, or where it stands still now
   * @param version the last one that is taken in now
   * @param reason why it stands still, if it does
   */
  record Tried(StreamState state, long version, @Nullable String reason) implements Resumption {}

  /** Nothing of that stream ever came. */
  record Unknown() implements Resumption {}

  /** It stands in a state in which this can't be done; nothing was done. */
  record Wrong(StreamState state) implements Resumption {}
}
