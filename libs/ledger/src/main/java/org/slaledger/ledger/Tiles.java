package org.slaledger.ledger;

/**
 * Perfect subtrees kept in tiles of 256 hashes, as C2SP's tlog-tiles lays them out: the tile of a
 * level and an index holds the nodes of the tree's level {@code 8 * level}, from {@code 256 *
 * index} on; nodes of the levels between follow from them.
 */
public final class Tiles {
  /** Levels of the tree that one level of tiles spans. */
  public static final int HEIGHT = 8;

  /** Hashes of a full tile. */
  public static final int WIDTH = 1 << HEIGHT;

  private Tiles() {}

  /** Where tiles are kept. */
  @FunctionalInterface
  public interface Kept {
    /** One hash of a tile; asked only for what is complete in the tree. */
    Hash at(int level, long tile, int place);
  }

  /** The subtrees of a tree of which the tiles are kept. */
  public static Nodes nodes(Kept kept) {
    return (level, index) -> {
      int below = level % HEIGHT;
      return over(kept, level / HEIGHT, index << below, 1 << below);
    };
  }

  private static Hash over(Kept kept, int level, long first, int count) {
    if (count == 1) {
      return kept.at(level, first / WIDTH, (int) (first % WIDTH));
    }
    int half = count / 2;
    return Hash.node(over(kept, level, first, half), over(kept, level, first + half, half));
  }
}
