package org.slaledger.credit.domain.ledger;

import java.util.Map;
import org.slaledger.ledger.Hash;

/**
 * What the ledger knew of the streams of some records before it took them.
 *
 * @param versions of each stream that has leaves, the last
 * @param leaves what stands in the ledger at the places that the records claim
 * @param waiting what came too early, by its place
 */
public record Known(
    Map<String, Long> versions, Map<Leaf.Place, Hash> leaves, Map<Leaf.Place, Hash> waiting) {
  /** Keeps copies. */
  public Known {
    versions = Map.copyOf(versions);
    leaves = Map.copyOf(leaves);
    waiting = Map.copyOf(waiting);
  }
}
