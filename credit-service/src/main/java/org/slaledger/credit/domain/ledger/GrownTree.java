package org.slaledger.credit.domain.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slaledger.ledger.Frontier;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Nodes;
import org.slaledger.ledger.Tiles;

/**
 * A tree with further leaves.
 *
 * @param frontier of the grown tree
 * @param nodes the new ones of each eighth level, by their place; level 0, the leaves, is not among
 *     them
 */
public record GrownTree(Frontier frontier, Map<Node, Hash> nodes) {
  /** A place in a tile, in the order of tiles. */
  public record Node(int level, long tile, int place) implements Comparable<Node> {
    @Override
    public int compareTo(Node other) {
      int byLevel = Integer.compare(level, other.level);
      int byTile = byLevel != 0 ? byLevel : Long.compare(tile, other.tile);
      return byTile != 0 ? byTile : Integer.compare(place, other.place);
    }
  }

  /**
   * Grows a tree.
   *
   * @param size how many leaves there were
   * @param kept what the last tile of each level holds
   */
  public static GrownTree of(long size, Nodes kept, List<Leaf> leaves) {
    Map<Node, Hash> made = new TreeMap<>();
    Frontier frontier = Frontier.of(size, kept);
    for (Leaf leaf : leaves) {
      frontier =
          frontier.with(
              leaf.hash(),
              (level, index, hash) -> {
                if (level > 0 && level % Tiles.HEIGHT == 0) {
                  made.put(
                      new Node(
                          level / Tiles.HEIGHT, index / Tiles.WIDTH, (int) (index % Tiles.WIDTH)),
                      hash);
                }
              });
    }
    return new GrownTree(frontier, made);
  }
}
