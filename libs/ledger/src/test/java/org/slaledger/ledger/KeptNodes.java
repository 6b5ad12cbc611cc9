package org.slaledger.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A tree that grows in memory, with all its nodes. */
final class KeptNodes implements Nodes {
  private record Place(int level, long index) {}

  private final Map<Place, Hash> hashes = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;

  void add(Hash leaf) {
    frontier =
        frontier.with(leaf, (level, index, hash) -> hashes.put(new Place(level, index), hash));
  }

  Frontier frontier() {
    return frontier;
  }

  Tree tree() {
    return new Tree(frontier.size(), this);
  }

  @Override
  public Hash at(int level, long index) {
    return Objects.requireNonNull(hashes.get(new Place(level, index)), "not complete");
  }
}
