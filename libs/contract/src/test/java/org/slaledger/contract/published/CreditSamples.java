package org.slaledger.contract.published;

import static org.slaledger.contract.published.TicketSamples.AGREEMENT;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.contract.event.CreditEvent.CreditGranted;
import org.slaledger.contract.event.CreditEvent.CreditSettled;
import org.slaledger.contract.event.CreditEvent.DisputeRuled;
import org.slaledger.contract.event.CreditEvent.ExclusionAccepted;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.CreditEvent.ExclusionContested;
import org.slaledger.contract.event.CreditEvent.ExclusionRejected;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.contract.event.CreditEvent.StatementDisputed;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.event.Ruling;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.terms.ExclusionCategory;

/** An exclusion is claimed and decided on, a statement disputed and corrected. */
final class CreditSamples {
  static final ExclusionId EXCLUSION = new ExclusionId("E-4f3a2b1c");

  private static final DisputeId DISPUTE = new DisputeId("D-9c8b7a6d");
  private static final String PERIOD = "2026-11";
  private static final Instant THEN = Instant.parse("2026-11-20T03:00:00Z");
  private static final BigDecimal BACK = new BigDecimal("-100.00");

  private CreditSamples() {}

  static ExclusionClaimed claimed(PointId point) {
    return new ExclusionClaimed(
        AGREEMENT,
        PERIOD,
        EXCLUSION,
        ExclusionCategory.THIRD_PARTY,
        List.of("hosting"),
        List.of(point),
        THEN,
        THEN.plusSeconds(1800),
        true,
        List.of(
            new EvidenceReference("events:probe/acme-portal@ams-1#12-40"),
            new EvidenceReference("sha256:" + "5f".repeat(32)),
            new EvidenceReference("ticket:T-1"),
            new EvidenceReference("change:C-1")),
        sealed("exclusion/" + EXCLUSION));
  }

  static ExclusionContested contested() {
    return new ExclusionContested(
        AGREEMENT,
        PERIOD,
        EXCLUSION,
        List.of(new EvidenceReference("ticket:T-2")),
        sealed("exclusion/" + EXCLUSION));
  }

  static ExclusionAccepted accepted() {
    return new ExclusionAccepted(AGREEMENT, PERIOD, EXCLUSION, sealed("exclusion/" + EXCLUSION));
  }

  static ExclusionRejected rejected() {
    return new ExclusionRejected(AGREEMENT, PERIOD, EXCLUSION, sealed("exclusion/" + EXCLUSION));
  }

  static StatementDisputed disputed(String hash) {
    return new StatementDisputed(
        AGREEMENT,
        PERIOD,
        DISPUTE,
        hash,
        new DisputedMatter.Time("hosting", THEN, THEN.plusSeconds(1800)),
        List.of(new EvidenceReference("ticket:T-2")),
        sealed("dispute/" + DISPUTE),
        THEN.plusSeconds(1_209_600));
  }

  static DisputeRuled ruled() {
    return new DisputeRuled(
        AGREEMENT, PERIOD, DISPUTE, Ruling.UPHELD, sealed("dispute/" + DISPUTE));
  }

  static StatementCorrected corrected(String hash) {
    return new StatementCorrected(
        AGREEMENT,
        PERIOD,
        "2026-1",
        List.of(new StreamCut(EXCLUSION.stream(AGREEMENT), 4)),
        90_210L,
        "5f".repeat(32),
        hash,
        new BigDecimal("0.00"),
        BACK,
        "EUR",
        List.of(new ChangedFigure("services[hosting].availability", "99.861111", "100.000000")),
        List.of(DISPUTE),
        sealed("dispute/" + DISPUTE));
  }

  static CreditGranted granted(String hash) {
    return new CreditGranted(AGREEMENT, PERIOD, BACK, "EUR", hash);
  }

  static CreditSettled settled() {
    return new CreditSettled(AGREEMENT, PERIOD, BACK, "EUR", "CN-2026-0815");
  }

  private static Sealed sealed(String key) {
    return new Sealed("v1:" + key + ":" + "A".repeat(60));
  }
}
