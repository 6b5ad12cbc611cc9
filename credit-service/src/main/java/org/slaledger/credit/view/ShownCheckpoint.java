package org.slaledger.credit.view;

import java.time.Instant;
import java.util.List;

/**
 * A checkpoint of the ledger.
 *
 * @param size leaves of the tree
 * @param note the signed note, with the signatures of witnesses
 */
public record ShownCheckpoint(
    long size, Instant signedAt, String note, List<Cosigned> cosignatures) {
  /** Keeps a copy. */
  public ShownCheckpoint {
    cosignatures = List.copyOf(cosignatures);
  }

  /** A witness's signature. */
  public record Cosigned(String key, String by, Instant at) {}
}
