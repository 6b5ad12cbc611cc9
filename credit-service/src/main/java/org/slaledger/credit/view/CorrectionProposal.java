package org.slaledger.credit.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.event.StreamCut;

/**
 * What an issued statement would have to be corrected to, since the log says otherwise by now.
 *
 * @param content hash of what it says, whatever was read
 * @param statementHash by which it is confirmed
 * @param correctedHash of the latest that was given out
 * @param difference what more is owed; below zero for less
 * @param cut exactly what it was derived from
 * @param ledgerSize of the ledger at that cut; null where there was none
 * @param changes what it says otherwise
 */
public record CorrectionProposal(
    @JsonIgnore String content,
    String statementHash,
    String correctedHash,
    BigDecimal credit,
    BigDecimal difference,
    String currency,
    @JsonIgnore List<StreamCut> cut,
    @JsonIgnore @Nullable Long ledgerSize,
    List<ChangedFigure> changes,
    Instant foundAt) {
  /** Keeps copies. */
  public CorrectionProposal {
    cut = List.copyOf(cut);
    changes = List.copyOf(changes);
  }
}
