package org.slaledger.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;

/**
 * That many leaves are in a tree, in one proof. The tree is walked from its root as RFC 6962,
 * section 2.1, splits it, left before right: a subtree without any of the leaves is the next of the
 * given hashes, one that is a leaf is that leaf, any other the node over its halves. Of each leaf
 * only the hash is told, its index by whoever asks.
 *
 * @param size of the tree
 * @param beside the subtrees without any of the leaves, from left to right
 */
public record SubsetProof(long size, List<Hash> beside) {
  public SubsetProof {
    beside = List.copyOf(beside);
    if (size < 1) {
      throw new IllegalArgumentException("a tree of %d has no leaves".formatted(size));
    }
  }

  /**
   * Whether it shows that the tree with this root has these leaves at these indexes.
   *
   * @param leaves leaf hashes by index; at least one
   */
  public boolean proves(NavigableMap<Long, Hash> leaves, Hash root) {
    if (leaves.isEmpty() || leaves.firstKey() < 0 || leaves.lastKey() >= size) {
      return false;
    }
    Iterator<Hash> rest = beside.iterator();
    Hash hash = hash(leaves, 0, size, rest);
    return root.equals(hash) && !rest.hasNext();
  }

  private static Hash hash(
      NavigableMap<Long, Hash> leaves, long from, long to, Iterator<Hash> rest) {
    if (leaves.isEmpty()) {
      return rest.hasNext() ? rest.next() : Hash.EMPTY;
    }
    if (to - from == 1) {
      return leaves.firstEntry().getValue();
    }
    long middle = from + Tree.leftOf(to - from);
    return Hash.node(
        hash(leaves.headMap(middle, false), from, middle, rest),
        hash(leaves.tailMap(middle, true), middle, to, rest));
  }
}
