package org.slaledger.ledger;

/** Where the hashes of a tree's perfect subtrees are kept. */
@FunctionalInterface
public interface Nodes {
  /**
   * The hash of the subtree over the leaves from {@code index << level} up to, without, {@code
   * (index + 1) << level}; level 0 is a leaf itself. Asked only for what is complete in the tree.
   */
  Hash at(int level, long index);
}
