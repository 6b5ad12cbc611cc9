package org.slaledger.credit.adapter.http;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.credit.domain.life.DisputeCommand.DisputeStatement;

/**
 * That a statement is wrong.
 *
 * @param about {@code {kind: INTERVAL, service, from, to}}, {@code {kind: EXCLUSION, exclusion}} or
 *     {@code {kind: FIGURE, service?, figure}}
 * @param evidence what shows it
 * @param reason why; kept sealed
 */
public record DisputeBody(
    DisputedMatter about, @Nullable List<EvidenceReference> evidence, String reason) {
  DisputeStatement command() {
    return new DisputeStatement(
        about, Objects.requireNonNullElse(evidence, List.<EvidenceReference>of()), reason);
  }
}
