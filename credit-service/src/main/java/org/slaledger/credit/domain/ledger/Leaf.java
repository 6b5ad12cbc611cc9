package org.slaledger.credit.domain.ledger;

import org.slaledger.ledger.Hash;

/**
 * An event as a leaf.
 *
 * @param stream its stream
 * @param version its place there
 * @param hash of its exact bytes, as a leaf
 */
public record Leaf(String stream, long version, Hash hash) {
  /** What one stream has under one version. */
  public Place place() {
    return new Place(stream, version);
  }

  /** A place in a stream. */
  public record Place(String stream, long version) {}
}
