package org.slaledger.credit.domain.claim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.terms.ExclusionCategory;

/** What can be done about time that is not to count. */
public sealed interface ExclusionCommand {
  /**
   * Put it forward.
   *
   * @param services for which
   * @param points the only ones for which; all of the services' where not given
   * @param evidence what shows it, at least one
   * @param reason why
   */
  record ClaimExclusion(
      ExclusionCategory category,
      List<String> services,
      @Nullable List<PointId> points,
      Instant from,
      Instant to,
      List<EvidenceReference> evidence,
      String reason)
      implements ExclusionCommand {
    /** Keeps copies. */
    public ClaimExclusion {
      services = List.copyOf(services);
      points = points == null ? null : List.copyOf(points);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Let it take effect.
   *
   * @param reason why; has to be given where the customer contested it
   */
  record AcceptExclusion(@Nullable String reason) implements ExclusionCommand {}

  /** Let it never take effect. */
  record RejectExclusion(String reason) implements ExclusionCommand {}

  /** The customer says that it is not so. */
  record ContestExclusion(List<EvidenceReference> evidence, String reason)
      implements ExclusionCommand {
    /** Keeps a copy. */
    public ContestExclusion {
      evidence = List.copyOf(evidence);
    }
  }
}
