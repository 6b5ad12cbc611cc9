package org.slaledger.credit.usecase.ledger;

import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.VerifierKey;

/** A signature would contradict what was signed before. */
public final class CannotSign extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private CannotSign(String message) {
    super(message);
  }

  /** The tree is not what was signed once. */
  static CannotSign lostLeaves(Checkpoint signed, long size) {
    return new CannotSign(
        ("the ledger has %d leaves and does not begin with the %d that were signed: nothing more is"
                + " signed before its tables are put back")
            .formatted(size, signed.size()));
  }

  /** Another key has signed, and nothing hands over from it. */
  static CannotSign anotherKey(long size, VerifierKey mine) {
    return new CannotSign(
        ("the checkpoint of %d leaves was signed by another key than %s: nothing more is signed"
                + " before sla.ledger.former-key is that key, or sla.ledger.key is it again")
            .formatted(size, mine));
  }
}
