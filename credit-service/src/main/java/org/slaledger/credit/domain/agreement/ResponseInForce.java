package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.promises.SignedTerms;
import org.slaledger.promises.TermsInForce;

/**
 * Which signed terms of an agreement hold for response times: those change at the very instant at
 * which they take effect. {@link TermsInForce} answers, as it does for clocks.
 */
public final class ResponseInForce {
  private ResponseInForce() {}

  /** An agreement's signed versions, from its events. */
  public static List<SignedTerms> signed(List<Envelope> events) {
    Agreement agreement = Agreement.of(events.stream().map(Envelope::data).toList());
    List<SignedTerms> signed = new ArrayList<>();
    for (Envelope event : events) {
      if (event.data() instanceof AddendumSigned e) {
        agreement
            .version(e.addendumVersion())
            .map(
                version ->
                    new SignedTerms(
                        e.agreement(),
                        version.number(),
                        version.addendum(),
                        e.effectiveFrom(),
                        event.recordedTime(),
                        agreement.endedAt().orElse(null)))
            .ifPresent(signed::add);
      }
    }
    return signed;
  }

  /** The version that held at an instant; none before the first effect and after the end. */
  public static Optional<Version> at(Instant instant, List<Envelope> events) {
    Agreement agreement = Agreement.of(events.stream().map(Envelope::data).toList());
    return TermsInForce.at(instant, "", signed(events))
        .filter(terms -> !terms.effectiveFrom().isAfter(instant))
        .flatMap(terms -> agreement.version(terms.version()));
  }
}
