package org.slaledger.journal;

import java.time.Duration;

/**
 * The journal takes no events: it is compared with the log after a start, a restore or a promotion,
 * or was found to contradict it. Nothing was written.
 */
public final class JournalClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Duration COMPARED_SOON = Duration.ofSeconds(2);
  private static final Duration NEEDS_SOMEBODY = Duration.ofMinutes(1);

  private final Duration retryAfter;

  JournalClosed(JournalGate.State state) {
    super(state.text());
    this.retryAfter = state.closed() ? NEEDS_SOMEBODY : COMPARED_SOON;
  }

  /** When it may be worth to ask again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
