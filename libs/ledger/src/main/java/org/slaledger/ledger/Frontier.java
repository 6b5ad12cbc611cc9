package org.slaledger.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What a tree needs to grow: its size, and the roots of the perfect subtrees that it is made of,
 * the largest first (at most 63, one a bit of the size). A value: growing makes another.
 *
 * @param size how many leaves there are
 */
public record Frontier(long size, List<Hash> roots) {
  /** Of a tree without leaves. */
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    roots = List.copyOf(roots);
    if (size < 0 || Long.bitCount(size) != roots.size()) {
      throw new IllegalArgumentException(
          "a tree of %d leaves is not made of %d subtrees".formatted(size, roots.size()));
    }
  }

  /** Takes in what is complete, as a tree grows. */
  @FunctionalInterface
  public interface Completed {
    void node(int level, long index, Hash hash);
  }

  /** The frontier of a tree of this size whose subtrees are kept. */
  public static Frontier of(long size, Nodes nodes) {
    List<Hash> roots = new ArrayList<>();
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if ((size >> level & 1) == 1) {
        roots.add(nodes.at(level, (size >> level) - 1));
      }
    }
    return new Frontier(size, roots);
  }

  /** The tree with one leaf more; tells of the leaf and of each subtree that it completes. */
  public Frontier with(Hash leaf, Completed completed) {
    List<Hash> grown = new ArrayList<>(roots);
    Hash hash = leaf;
    int level = 0;
    completed.node(level, size, hash);
    while ((size >> level & 1) == 1) {
      hash = Hash.node(grown.removeLast(), hash);
      level++;
      completed.node(level, size >> level, hash);
    }
    grown.add(hash);
    return new Frontier(size + 1, grown);
  }

  /** The root of the tree (RFC 6962, section 2.1). */
  public Hash root() {
    if (roots.isEmpty()) {
      return Hash.EMPTY;
    }
    Hash root = roots.getLast();
    for (int each = roots.size() - 2; each >= 0; each--) {
      root = Hash.node(roots.get(each), root);
    }
    return root;
  }
}
