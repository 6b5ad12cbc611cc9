package org.slaledger.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tree of heads has at a stream's place.
 *
 * @param found the head there, which may be another stream's; null where there is none
 * @param path the subtrees beside the way from the root to it, the highest first
 */
public record HeadProof(@Nullable Head found, List<Hash> path) {
  private static final int BITS = Hash.BYTES * 8;

  public HeadProof {
    path = List.copyOf(path);
    if (path.size() > BITS) {
      throw new IllegalArgumentException("a place has %d bits, not more".formatted(BITS));
    }
  }

  /** Whether it shows that the tree with this root has exactly this head for its stream. */
  public boolean proves(Head head, Hash root) {
    return head.equals(found) && leads(head.stream(), root);
  }

  /** Whether it shows that the tree with this root has no head for this stream. */
  public boolean provesAbsence(String stream, Hash root) {
    return (found == null || !found.stream().equals(stream)) && leads(stream, root);
  }

  private boolean leads(String stream, Hash root) {
    Hash place = Head.place(stream);
    if (found != null && !sameWay(place, Head.place(found.stream()))) {
      return false;
    }
    Hash hash = found == null ? Hash.EMPTY : found.leaf();
    for (int depth = path.size() - 1; depth >= 0; depth--) {
      Hash beside = path.get(depth);
      hash = place.bit(depth) ? Hash.node(beside, hash) : Hash.node(hash, beside);
    }
    return hash.equals(root);
  }

  private boolean sameWay(Hash one, Hash other) {
    for (int depth = 0; depth < path.size(); depth++) {
      if (one.bit(depth) != other.bit(depth)) {
        return false;
      }
    }
    return true;
  }
}
