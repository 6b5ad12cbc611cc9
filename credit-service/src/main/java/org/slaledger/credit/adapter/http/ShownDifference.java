package org.slaledger.credit.adapter.http;

import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.credit.usecase.TermsDifference.Changed;

/** What one version of an agreement's terms says differently from another. */
public record ShownDifference(AgreementId agreement, int from, int to, List<Changed> changed) {
  /** Keeps a copy. */
  public ShownDifference {
    changed = List.copyOf(changed);
  }
}
