package org.slaledger.contract.event;

import java.time.Instant;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;

/** The streams {@code agreement/<id>} of {@code sla.agreements}. */
public sealed interface AgreementEvent extends Event {
  /** The agreement. */
  AgreementId agreement();

  /**
   * Terms were put forward. They bind nobody until {@link AddendumSigned}.
   *
   * @param addendumVersion 1, 2, 3, ... within the agreement
   * @param addendum the terms
   * @param documentHash lower-case hex SHA-256 of the addendum's canonical JSON: what is signed
   * @param zones the transitions of every zone that the addendum names, frozen, so that no update
   *     of time zone data changes a sum
   */
  record AddendumProposed(
      AgreementId agreement,
      int addendumVersion,
      Addendum addendum,
      String documentHash,
      List<FrozenZoneTerms> zones)
      implements AgreementEvent {}

  /**
   * Provider and customer agreed on a proposed version.
   *
   * @param documentHash the hash of the version that was signed
   * @param signedBy opaque id of the contact who signed for the customer
   * @param effectiveFrom from when on it holds; replaces the version before at that instant
   */
  record AddendumSigned(
      AgreementId agreement,
      int addendumVersion,
      String documentHash,
      String signedBy,
      Instant effectiveFrom)
      implements AgreementEvent {}

  /** The agreement holds no longer. */
  record AgreementEnded(AgreementId agreement, Instant at, String reason)
      implements AgreementEvent {}
}
