package org.slaledger.credit.domain.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.ledger.Leaf.Place;
import org.slaledger.ledger.Hash;

/**
 * Decides what becomes of records of the log, one after the other: a leaf if it is the next of its
 * stream, nothing if it is there already, and it waits if it came before what stands before it.
 * Other bytes under a version that is there, or no version at all, are set aside: the first bytes
 * that came are the leaf, for ever.
 */
public final class Sequencing {
  private final Map<String, Long> versions;
  private final Map<Place, Hash> leaves;
  private final Map<Place, Hash> waiting;
  private final Set<Place> waitedBefore;
  private final List<Leaf> appended = new ArrayList<>();
  private final Set<Place> nowThere = new HashSet<>();

  /** From what is known of all streams that are going to be told of. */
  public Sequencing(Known known) {
    this.versions = new HashMap<>(known.versions());
    this.leaves = new HashMap<>(known.leaves());
    this.waiting = new LinkedHashMap<>(known.waiting());
    this.waitedBefore = known.waiting().keySet();
  }

  /**
   * Takes a record.
   *
   * @return why it is set aside; null where it is not
   */
  public @Nullable String take(Leaf leaf) {
    if (leaf.version() < 1) {
      return "its line claims no place in this stream";
    }
    Hash there = leaves.getOrDefault(leaf.place(), waiting.get(leaf.place()));
    if (there != null) {
      return there.equals(leaf.hash()) ? null : "other bytes came first under this version";
    }
    long last = versions.getOrDefault(leaf.stream(), 0L);
    if (leaf.version() <= last) {
      throw new IllegalStateException("nothing is known of " + leaf.place());
    }
    if (leaf.version() == last + 1) {
      append(leaf);
    } else {
      waiting.put(leaf.place(), leaf.hash());
    }
    return null;
  }

  private void append(Leaf first) {
    Leaf leaf = first;
    for (Hash next = leaf.hash(); next != null; next = waiting.remove(leaf.place())) {
      Leaf taken = new Leaf(leaf.stream(), leaf.version(), next);
      appended.add(taken);
      leaves.put(taken.place(), next);
      versions.put(taken.stream(), taken.version());
      if (waitedBefore.contains(taken.place())) {
        nowThere.add(taken.place());
      }
      leaf = new Leaf(leaf.stream(), leaf.version() + 1, next);
    }
  }

  /** The new leaves, in their order. */
  public List<Leaf> appended() {
    return List.copyOf(appended);
  }

  /** What waits now and did not before. */
  public List<Leaf> nowWaiting() {
    return waiting.entrySet().stream()
        .filter(one -> !waitedBefore.contains(one.getKey()))
        .map(one -> new Leaf(one.getKey().stream(), one.getKey().version(), one.getValue()))
        .toList();
  }

  /** What waited and is a leaf now. */
  public Set<Place> waitedEnough() {
    return Set.copyOf(nowThere);
  }
}
