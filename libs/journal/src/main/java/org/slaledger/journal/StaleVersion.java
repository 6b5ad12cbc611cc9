package org.slaledger.journal;

import org.slaledger.contract.StreamId;

/**
 * Somebody else appended to the stream since the decision was taken; deciding again may succeed.
 */
public final class StaleVersion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleVersion(StreamId stream, long expected) {
    super(stream + " is no longer at version " + expected);
  }
}
