package org.slaledger.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that the views' tables were built anew, beside those that answer.
 *
 * @param actor who had it done
 * @param events that were applied so far
 * @param rows of the tables built anew, once they were compared
 * @param differing rows that differ from those that answered
 * @param differences the first of these, 20 a table at most
 * @param problem why it was refused or failed
 */
public record Rebuild(
    UUID id,
    Mode mode,
    String reason,
    String actor,
    Outcome outcome,
    Instant beganAt,
    @Nullable Instant endedAt,
    long events,
    long rows,
    long differing,
    List<Difference> differences,
    @Nullable String problem) {

  /** What is done once both were compared at one cut. */
  public enum Mode {
    /** Only the comparison is reported. */
    COMPARE,
    /** The tables built anew take the place of the others, which are dropped. */
    SWITCH
  }

  /** How it stands, or ended. */
  public enum Outcome {
    RUNNING,
    /** Compared: no row differs. */
    EQUAL,
    /** Compared: rows differ. */
    DIFFERENT,
    /** The tables built anew answer now. */
    SWITCHED,
    /** Both have not taken in the same events, so that a switch would lose or double some. */
    REFUSED,
    /** Nothing was compared or switched. */
    FAILED,
    /** Its process ended before it did; nothing was switched. */
    ABANDONED
  }

  /**
   * A row that differs. It is named by its key; what stands in it is not repeated.
   *
   * @param columns that differ; empty where the row is missing on one side
   */
  public record Difference(String table, String key, Kind kind, List<String> columns) {
    /** On which side the row is. */
    public enum Kind {
      /** Only in the table that answers. */
      LIVE_ONLY,
      /** Only in the table built anew. */
      REBUILT_ONLY,
      /** In both, not the same. */
      DIFFERENT
    }
  }
}
