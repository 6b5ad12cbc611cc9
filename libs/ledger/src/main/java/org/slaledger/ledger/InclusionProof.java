package org.slaledger.ledger;

import java.util.List;

/**
 * That a leaf is in a tree.
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param path the subtrees beside the way from leaf to root, the lowest first
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a tree of %d has no leaf %d".formatted(size, index));
    }
  }

  /**
   * Whether it shows that a tree with this root has this leaf there (RFC 9162, section 2.1.3.2).
   */
  public boolean proves(Hash leaf, Hash root) {
    long place = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash beside : path) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        hash = Hash.node(beside, hash);
        int up = place == 0 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= up;
        last >>= up;
      } else {
        hash = Hash.node(hash, beside);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
