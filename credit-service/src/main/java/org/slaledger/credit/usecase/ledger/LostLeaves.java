package org.slaledger.credit.usecase.ledger;

import org.slaledger.ledger.Checkpoint;

/** The tree is not what was signed once. */
public final class LostLeaves extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private LostLeaves(String message) {
    super(message);
  }

  static LostLeaves of(Checkpoint signed, long size) {
    return new LostLeaves(
        ("the ledger has %d leaves and does not begin with the %d that were signed: nothing more is"
                + " signed before its tables are put back")
            .formatted(size, signed.size()));
  }
}
