package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.event.StreamCut;

/**
 * Which statement is asked for.
 *
 * @param period as a person wrote it, {@code 2026-11} or {@code 2026-Q4}; unchecked
 * @param asOf what was recorded by then is read, and time is reckoned up to then
 * @param cut exactly these streams up to these versions are read instead; null for whatever was
 *     recorded by {@code asOf}
 */
public record Question(
    AgreementId agreement, String period, Instant asOf, @Nullable List<StreamCut> cut) {
  /** Of what was recorded by an instant. */
  public static Question asOf(AgreementId agreement, String period, Instant asOf) {
    return new Question(agreement, period, asOf, null);
  }

  /** The same, as far as the agreement's own stream answers it. */
  Question ofAgreementAlone() {
    List<StreamCut> own =
        cut == null
            ? null
            : cut.stream().filter(one -> one.stream().equals(agreement.stream())).toList();
    return new Question(agreement, period, asOf, own);
  }
}
