package org.slaledger.credit.adapter.http;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.credit.domain.claim.ExclusionCommand.ClaimExclusion;

/**
 * A claim that time is not to count as down.
 *
 * @param services of the addendum, for which it is claimed
 * @param points the only ones of theirs for which it is; all where left out
 * @param evidence {@code events:<stream>#<first>-<last>}, {@code sha256:<hash>} of an attachment,
 *     {@code ticket:<id>} or {@code change:<id>}
 * @param reason why; kept sealed
 */
public record ExclusionBody(
    ExclusionCategory category,
    @Schema(examples = "[\"hosting\"]") List<String> services,
    @Nullable List<PointId> points,
    Instant from,
    Instant to,
    @Schema(examples = "[\"ticket:T-1\"]") List<EvidenceReference> evidence,
    String reason) {
  ClaimExclusion command() {
    return new ClaimExclusion(category, services, points, from, to, evidence, reason);
  }
}
