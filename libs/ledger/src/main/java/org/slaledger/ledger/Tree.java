package org.slaledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * Proofs out of a tree whose perfect subtrees are kept (RFC 6962, section 2.1). Each reads a number
 * of hashes that grows with the square of the tree's height at most.
 *
 * @param size how many leaves there are; proofs of any smaller tree can be made too
 */
public record Tree(long size, Nodes nodes) {
  /**
   * The root of the tree as it was with this many leaves.
   *
   * @throws IllegalArgumentException if it never had so many
   */
  public Hash root(long of) {
    within(of <= size && of >= 0, "size", of);
    return of == 0 ? Hash.EMPTY : hash(0, of);
  }

  /**
   * That the leaf of this index is in the tree of this size.
   *
   * @throws IllegalArgumentException if that tree has no such leaf
   */
  public InclusionProof inclusion(long index, long of) {
    within(of <= size, "size", of);
    within(index >= 0 && index < of, "index", index);
    List<Hash> path = new ArrayList<>();
    path(index, 0, of, path);
    return new InclusionProof(index, of, path);
  }

  /**
   * That the leaves of these indexes are in the tree of this size.
   *
   * @throws IllegalArgumentException if that tree has not all of them, or there are none
   */
  public SubsetProof subset(NavigableSet<Long> indexes, long of) {
    within(of <= size, "size", of);
    within(!indexes.isEmpty(), "size", of);
    within(indexes.first() >= 0, "index", indexes.first());
    within(indexes.last() < of, "index", indexes.last());
    List<Hash> beside = new ArrayList<>();
    beside(indexes, 0, of, beside);
    return new SubsetProof(of, beside);
  }

  /**
   * That the tree of one size is the beginning of the tree of another.
   *
   * @throws IllegalArgumentException if the sizes are not in order, or beyond this tree
   */
  public ConsistencyProof consistency(long from, long to) {
    within(to <= size, "size", to);
    within(from >= 0 && from <= to, "size", from);
    List<Hash> path = new ArrayList<>();
    if (from > 0 && from < to) {
      kept(from, 0, to, true, path);
    }
    return new ConsistencyProof(from, to, path);
  }

  private void path(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + leftOf(to - from);
    if (index < middle) {
      path(index, from, middle, path);
      path.add(hash(middle, to));
    } else {
      path(index, middle, to, path);
      path.add(hash(from, middle));
    }
  }

  private void beside(NavigableSet<Long> indexes, long from, long to, List<Hash> beside) {
    if (indexes.isEmpty()) {
      beside.add(hash(from, to));
    } else if (to - from > 1) {
      long middle = from + leftOf(to - from);
      beside(indexes.headSet(middle, false), from, middle, beside);
      beside(indexes.tailSet(middle, true), middle, to, beside);
    }
  }

  /** SUBPROOF of RFC 6962, section 2.1.2. */
  private void kept(long old, long from, long to, boolean known, List<Hash> path) {
    if (old == to) {
      if (!known) {
        path.add(hash(from, to));
      }
      return;
    }
    long middle = from + leftOf(to - from);
    if (old <= middle) {
      kept(old, from, middle, known, path);
      path.add(hash(middle, to));
    } else {
      kept(old, middle, to, false, path);
      path.add(hash(from, middle));
    }
  }

  private Hash hash(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      int level = Long.numberOfTrailingZeros(leaves);
      return nodes.at(level, from >> level);
    }
    long middle = from + leftOf(leaves);
    return Hash.node(hash(from, middle), hash(middle, to));
  }

  /** The leaves of a left subtree: the largest power of two below. */
  static long leftOf(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }

  private void within(boolean holds, String what, long given) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s %d is not within a tree of %d leaves".formatted(what, given, size));
    }
  }
}
