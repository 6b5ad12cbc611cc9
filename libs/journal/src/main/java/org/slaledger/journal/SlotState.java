package org.slaledger.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The relay's replication slot, as the database tells of it.
 *
 * @param walStatus as {@code pg_replication_slots} has it; null when there is no slot
 * @param lagBytes WAL that the relay has not confirmed
 * @param heldBytes WAL that the database keeps for it, more than the lag
 * @param limitBytes the most that it keeps, {@code max_slot_wal_keep_size}; null for no limit
 * @param lostAt when a lost slot was noticed; null an hour after the journal was published again
 */
public record SlotState(
    @Nullable String walStatus,
    @Nullable Long lagBytes,
    @Nullable Long heldBytes,
    @Nullable Long limitBytes,
    @Nullable Instant lostAt) {
  /** Whether the relay can read from it: it is there, and the WAL that it needs is as well. */
  public boolean usable() {
    return walStatus != null && !walStatus.equals("lost");
  }
}
