package org.slaledger.credit.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One shadow replay: the views and all that was given out, compared with the log.
 *
 * @param by who asked for it
 * @param eventsRead offsets of the log that this pass over it has passed
 * @param eventsTotal that it will pass
 * @param left how long the rest of the pass takes at the pace so far
 * @param statements that were derived again so far
 * @param differences that were found so far
 * @param subject what the first of them is about; null while there is none
 * @param finding what differs there
 * @param problem why it could not be done
 */
public record ShadowRun(
    long number,
    State state,
    String by,
    Instant beganAt,
    @Nullable Instant endedAt,
    long eventsRead,
    long eventsTotal,
    long eventsPerSecond,
    Duration left,
    long statements,
    long differences,
    @Nullable String subject,
    @Nullable String finding,
    @Nullable Instant foundAt,
    @Nullable String problem) {

  /** How it stands, or ended. */
  public enum State {
    RUNNING,
    /** Nothing differs. */
    SAME,
    DIFFERENT,
    /** It could not be done. */
    FAILED,
    CANCELLED
  }
}
