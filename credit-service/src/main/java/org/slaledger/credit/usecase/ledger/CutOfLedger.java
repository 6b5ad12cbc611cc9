package org.slaledger.credit.usecase.ledger;

import java.util.Collection;
import java.util.List;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;

/** How far streams went at a size of the ledger. */
public interface CutOfLedger {
  /** Those without an event are not among them. Blocks. */
  List<StreamCut> of(long size, Collection<StreamId> streams);
}
