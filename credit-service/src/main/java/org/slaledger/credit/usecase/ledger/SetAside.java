package org.slaledger.credit.usecase.ledger;

import org.slaledger.journal.LogLine;
import org.slaledger.ledger.Hash;

/** A record of the log that is no leaf of the ledger and no duplicate of one. */
record SetAside(LogLine record, Hash hash, String reason) {
  @Override
  public String toString() {
    return "%s version %d, %s-%d offset %d: %s"
        .formatted(
            record.stream(),
            record.version(),
            record.topic(),
            record.partition(),
            record.offset(),
            reason);
  }
}
