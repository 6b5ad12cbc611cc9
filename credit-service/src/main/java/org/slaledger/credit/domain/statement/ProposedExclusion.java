package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.promises.Maintenance;
import org.slaledger.promises.MaintenanceRuling;
import org.slaledger.rules.credit.Category;
import org.slaledger.rules.credit.Exclusion;
import org.slaledger.rules.credit.PartialExclusions;
import org.slaledger.rules.time.Interval;

/**
 * Time of a service that was put forward as not counting, by rule or by a claim, and whether it
 * holds.
 *
 * @param time all of it
 * @param excluded what of it takes effect; null for nothing
 * @param points the only points for which; null for all
 * @param reference how the rules are told of it
 * @param references what else was pointed at as evidence
 */
record ProposedExclusion(
    Category category,
    Interval time,
    @Nullable Interval excluded,
    Instant announced,
    @Nullable List<PointId> points,
    String reference,
    String why,
    boolean backdated,
    List<EventRange> evidence,
    List<EvidenceReference> references) {

  static ProposedExclusion of(MaintenanceRuling ruling) {
    Maintenance one = ruling.maintenance();
    StreamId stream = one.window().stream();
    return new ProposedExclusion(
        Category.PLANNED_MAINTENANCE,
        ruling.time(),
        ruling.excluded(),
        ruling.announced(),
        one.points(),
        EventRange.reference(stream, ruling.version()),
        ruling.why(),
        ruling.announced().isAfter(ruling.time().from()),
        EventRange.joined(
            one.versions().stream()
                .map(version -> new EventRange(stream, version, version))
                .toList()),
        List.of());
  }

  static ProposedExclusion of(ExclusionClaim claim, boolean holds, String why) {
    return new ProposedExclusion(
        claim.category(),
        claim.time(),
        holds ? claim.time() : null,
        claim.claimedAt(),
        claim.claim().points(),
        EventRange.reference(claim.first()),
        why,
        claim.backdated(),
        List.of(claim.events()),
        claim.claim().evidence());
  }

  boolean holds() {
    return excluded != null;
  }

  /** As the rules read it; null where it has no effect. */
  PartialExclusions.@Nullable Of counted() {
    return excluded == null ? null : as(excluded, announced);
  }

  /** The other way round, whatever the addendum asks of notice: null where it had an effect. */
  PartialExclusions.@Nullable Of flipped(@Nullable MaintenanceTerms maintenance) {
    return excluded != null
        ? null
        : as(time, maintenance == null ? time.from() : time.from().minus(maintenance.notice()));
  }

  private PartialExclusions.Of as(Interval which, Instant since) {
    return new PartialExclusions.Of(
        new Exclusion(category, which, since, reference), points == null ? null : names(points));
  }

  private static Set<String> names(List<PointId> points) {
    return points.stream().map(PointId::value).collect(Collectors.toUnmodifiableSet());
  }
}
