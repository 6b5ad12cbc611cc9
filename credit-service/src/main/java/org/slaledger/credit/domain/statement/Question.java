package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.terms.RulesetOne;

/**
 * Which statement is asked for.
 *
 * @param period as a person wrote it, {@code 2026-11} or {@code 2026-Q4}; unchecked
 * @param asOf what was recorded by then is read, and time is reckoned up to then
 * @param cut exactly these streams up to these versions are read instead; null for whatever was
 *     recorded by {@code asOf}
 * @param ledgerSize of the ledger that has these streams up to these versions; null where the cut
 *     is none of a ledger's
 * @param ruleset the sums under which it is derived
 */
public record Question(
    AgreementId agreement,
    String period,
    Instant asOf,
    @Nullable List<StreamCut> cut,
    @Nullable Long ledgerSize,
    String ruleset) {
  /** Of what was recorded by an instant, under today's ruleset. */
  public static Question asOf(AgreementId agreement, String period, Instant asOf) {
    return new Question(agreement, period, asOf, null, null, RulesetOne.NAME);
  }

  /** Of what a ledger of a size has, whatever streams that turn out to be, under today's. */
  public static Question ofLedger(AgreementId agreement, String period, Instant asOf, long size) {
    return new Question(agreement, period, asOf, null, size, RulesetOne.NAME);
  }

  /** The same, of exactly these streams up to these versions. */
  public Question at(List<StreamCut> exactly) {
    return new Question(agreement, period, asOf, exactly, ledgerSize, ruleset);
  }

  /** Whether what it asks for may rest on an event: on none that lies beyond its cut. */
  public boolean reaches(StreamId stream, long version) {
    return cut == null || version <= StreamCut.versions(cut).getOrDefault(stream, 0L);
  }

  /** The same, as far as the agreement's own stream answers it. */
  Question ofAgreementAlone() {
    List<StreamCut> own =
        cut == null
            ? null
            : cut.stream().filter(one -> one.stream().equals(agreement.stream())).toList();
    return new Question(agreement, period, asOf, own, ledgerSize, ruleset);
  }
}
