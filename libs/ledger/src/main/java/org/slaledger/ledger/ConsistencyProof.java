package org.slaledger.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * That a tree is the beginning of another: nothing in it was changed, taken out or put in between.
 *
 * @param from leaves of the former tree
 * @param to leaves of the latter
 * @param path subtrees of both, the lowest first
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
    if (from < 0 || from > to) {
      throw new IllegalArgumentException(
          "a tree of %d leaves does not begin one of %d".formatted(from, to));
    }
  }

  /** Whether it shows so of trees with these roots (RFC 9162, section 2.1.4.2). */
  public boolean proves(Hash former, Hash latter) {
    if (from == to) {
      return path.isEmpty() && former.equals(latter);
    }
    if (from == 0) {
      return path.isEmpty() && former.equals(Hash.EMPTY);
    }
    List<Hash> hashes = new ArrayList<>();
    if (Long.bitCount(from) == 1) {
      hashes.add(former);
    }
    hashes.addAll(path);
    return !hashes.isEmpty() && leads(hashes, former, latter);
  }

  private boolean leads(List<Hash> hashes, Hash former, Hash latter) {
    int whole = Long.numberOfTrailingZeros(from);
    long place = (from - 1) >> whole;
    long last = (to - 1) >> whole;
    Hash old = hashes.getFirst();
    Hash now = old;
    for (Hash beside : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        old = Hash.node(beside, old);
        now = Hash.node(beside, now);
        int up = place == 0 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= up;
        last >>= up;
      } else {
        now = Hash.node(now, beside);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(former) && now.equals(latter);
  }
}
