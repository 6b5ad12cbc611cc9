package org.slaledger.journal;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What holds a part up right now, if anything does. */
final class Trouble {
  private final InstantSource time;
  private volatile @Nullable Seen seen;

  Trouble(InstantSource time) {
    this.time = time;
  }

  /**
   * What was seen last.
   *
   * @param kind the fault's class, of which there are few
   * @param since when trouble began, of whatever kind
   */
  record Seen(String kind, String text, Instant since) {}

  void is(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    is(root.getClass().getSimpleName(), String.valueOf(fault.getMessage()));
  }

  synchronized void is(String kind, String text) {
    Seen before = seen;
    seen = new Seen(kind, text, before == null ? time.instant() : before.since());
  }

  synchronized void over() {
    seen = null;
  }

  @Nullable Seen seen() {
    return seen;
  }
}
