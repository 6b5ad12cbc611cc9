package org.slaledger.journal;

import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.StreamCut;

/** What a reading thread of a replay hands to the thread that called for it. */
sealed interface Handed {
  /**
   * Events in the order of their partitions.
   *
   * @param unusable what put an end to streams among them
   * @param offsets how many offsets were passed to find them
   */
  record Events(List<Recorded> events, List<UnusableEvent> unusable, long offsets)
      implements Handed {}

  /** A reader has read all of its partitions. */
  record Ended(List<StreamCut> cut) implements Handed {}

  /** A reader can't go on. */
  record Failed(Throwable cause) implements Handed {}
}
