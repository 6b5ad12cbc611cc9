package org.slaledger.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heads of all streams, as a tree sorted by the SHA-256 of the streams' names. A stream's place
 * follows from its name alone, so no tree has two heads of a stream to show to two readers, and
 * that a stream is not there can be shown as well. A value: a tree with a head more is another one,
 * and shares what did not change; a change hashes as many nodes as the tree is high, about the
 * logarithm of the number of streams.
 *
 * <p>The hash of nothing is {@link Hash#EMPTY}; where a subtree has one head alone, that is its
 * leaf; else it is the node over the streams whose next bit is 0 and those whose next bit is 1.
 */
public final class Heads {
  /** Of no stream. */
  public static final Heads NONE = new Heads(0, null);

  private final long count;
  private final @Nullable Part top;

  private Heads(long count, @Nullable Part top) {
    this.count = count;
    this.top = top;
  }

  private sealed interface Part {
    Hash hash();
  }

  private record Leaf(Head head, Hash hash) implements Part {}

  private record Branch(@Nullable Part zero, @Nullable Part one, Hash hash) implements Part {
    static Branch over(@Nullable Part zero, @Nullable Part one) {
      return new Branch(zero, one, Hash.node(hashOf(zero), hashOf(one)));
    }
  }

  private static Hash hashOf(@Nullable Part part) {
    return part == null ? Hash.EMPTY : part.hash();
  }

  /** With this head in the place of the former one of its stream. */
  public Heads with(Head head) {
    Hash place = Head.place(head.stream());
    boolean known = find(head.stream(), place) != null;
    Leaf leaf = new Leaf(head, head.leaf());
    return new Heads(known ? count : count + 1, put(top, leaf, place, 0));
  }

  private static Part put(@Nullable Part part, Leaf leaf, Hash place, int depth) {
    return switch (part) {
      case null -> leaf;
      case Leaf former when former.head().stream().equals(leaf.head().stream()) -> leaf;
      case Leaf other -> apart(other, Head.place(other.head().stream()), leaf, place, depth);
      case Branch branch when place.bit(depth) ->
          Branch.over(branch.zero(), put(branch.one(), leaf, place, depth + 1));
      case Branch branch -> Branch.over(put(branch.zero(), leaf, place, depth + 1), branch.one());
    };
  }

  private static Part apart(Leaf former, Hash formerPlace, Leaf leaf, Hash place, int depth) {
    boolean one = place.bit(depth);
    if (one != formerPlace.bit(depth)) {
      return one ? Branch.over(former, leaf) : Branch.over(leaf, former);
    }
    Part both = apart(former, formerPlace, leaf, place, depth + 1);
    return one ? Branch.over(null, both) : Branch.over(both, null);
  }

  /** How many streams there are. */
  public long count() {
    return count;
  }

  /** The hash that commits to all heads. */
  public Hash root() {
    return hashOf(top);
  }

  /** The head of this stream, null where there is no such stream. */
  public @Nullable Head find(String stream) {
    return find(stream, Head.place(stream));
  }

  private @Nullable Head find(String stream, Hash place) {
    Part part = top;
    for (int depth = 0; part instanceof Branch branch; depth++) {
      part = place.bit(depth) ? branch.one() : branch.zero();
    }
    return part instanceof Leaf leaf && leaf.head().stream().equals(stream) ? leaf.head() : null;
  }

  /** What stands where this stream's head would be: it, that of another stream, or nothing. */
  public HeadProof proof(String stream) {
    Hash place = Head.place(stream);
    List<Hash> path = new ArrayList<>();
    Part part = top;
    while (part instanceof Branch branch) {
      boolean one = place.bit(path.size());
      path.add(hashOf(one ? branch.zero() : branch.one()));
      part = one ? branch.one() : branch.zero();
    }
    return new HeadProof(part instanceof Leaf leaf ? leaf.head() : null, path);
  }
}
