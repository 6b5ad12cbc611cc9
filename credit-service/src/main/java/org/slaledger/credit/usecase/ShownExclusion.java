package org.slaledger.credit.usecase;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.credit.domain.claim.ClaimedExclusion.Standing;
import org.slaledger.journal.seal.Readable;

/**
 * Time that was claimed not to count, to be read by people.
 *
 * @param version of its stream: what a later change has to name
 * @param backdated whether the time had begun when it was claimed
 * @param said what was said and done about it, in order
 */
public record ShownExclusion(
    ExclusionId exclusion,
    AgreementId agreement,
    String period,
    long version,
    Standing state,
    ExclusionCategory category,
    List<String> services,
    @Nullable List<PointId> points,
    Instant from,
    Instant to,
    boolean backdated,
    List<EvidenceReference> evidence,
    List<Said> said) {
  /**
   * What somebody did about it.
   *
   * @param what as the event is called
   * @param reason in that person's words
   * @param evidence that came with it
   */
  public record Said(
      String what,
      String by,
      Instant at,
      @Nullable Readable reason,
      List<EvidenceReference> evidence) {}
}
