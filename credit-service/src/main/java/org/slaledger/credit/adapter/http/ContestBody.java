package org.slaledger.credit.adapter.http;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.credit.domain.claim.ExclusionCommand.ContestExclusion;

/**
 * That an exclusion is not so.
 *
 * @param evidence what shows that
 * @param reason why; kept sealed
 */
public record ContestBody(@Nullable List<EvidenceReference> evidence, String reason) {
  ContestExclusion command() {
    return new ContestExclusion(
        Objects.requireNonNullElse(evidence, List.<EvidenceReference>of()), reason);
  }
}
