package org.slaledger.contract.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.Party;

/** The streams {@code agreement/<id>} of {@code sla.agreements}. */
public sealed interface AgreementEvent extends Event {
  /** The agreement. */
  AgreementId agreement();

  /**
   * Terms were put forward. They bind nobody until {@link AddendumSigned}.
   *
   * @param addendumVersion 1, 2, 3, ... within the agreement
   * @param addendum the terms, written out
   * @param documentHash lower-case hex SHA-256 of the addendum's canonical JSON: what is signed
   * @param zone the transitions of the addendum's zone, frozen, so that no update of time zone data
   *     changes a sum
   */
  record AddendumProposed(
      AgreementId agreement,
      int addendumVersion,
      Addendum addendum,
      String documentHash,
      FrozenZoneTerms zone)
      implements AgreementEvent {}

  /**
   * One side agreed to a proposed version.
   *
   * @param documentHash the hash of the version that was read
   * @param acceptedBy opaque id of who agreed; for the customer, of its contact
   */
  record AddendumAccepted(
      AgreementId agreement,
      int addendumVersion,
      String documentHash,
      Party party,
      String acceptedBy)
      implements AgreementEvent {}

  /**
   * Both sides have agreed on a proposed version.
   *
   * @param documentHash the hash of the version that was signed
   * @param signedBy opaque id of the contact who agreed for the customer
   * @param effectiveFrom from when on it holds; replaces the version before at that instant
   */
  record AddendumSigned(
      AgreementId agreement,
      int addendumVersion,
      String documentHash,
      String signedBy,
      Instant effectiveFrom)
      implements AgreementEvent {}

  /**
   * The agreement holds no longer.
   *
   * @param at the first instant at which it does not
   * @param lastPeriodFees by service, the fee of the last period, where it ends within one
   */
  record AgreementEnded(
      AgreementId agreement,
      Instant at,
      String reason,
      @Nullable Map<String, BigDecimal> lastPeriodFees)
      implements AgreementEvent {}
}
