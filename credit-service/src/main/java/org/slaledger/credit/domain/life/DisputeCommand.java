package org.slaledger.credit.domain.life;

import java.util.List;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.event.Ruling;

/** What can be done about a statement that somebody takes to be wrong. */
public sealed interface DisputeCommand {
  /**
   * Says that it is.
   *
   * @param evidence what shows it; may be empty
   */
  record DisputeStatement(DisputedMatter about, List<EvidenceReference> evidence, String reason)
      implements DisputeCommand {
    /** Keeps a copy. */
    public DisputeStatement {
      evidence = List.copyOf(evidence);
    }
  }

  /** Ends the dispute. */
  record RuleOnDispute(Ruling ruling, String reason) implements DisputeCommand {}
}
