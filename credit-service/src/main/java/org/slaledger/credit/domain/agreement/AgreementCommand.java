package org.slaledger.credit.domain.agreement;

import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.Party;

/** What can be done with an agreement. */
public sealed interface AgreementCommand {
  /**
   * Put terms forward.
   *
   * @param known what stands around the agreement
   */
  record ProposeAddendum(Addendum addendum, Known known) implements AgreementCommand {}

  /**
   * Agree on a version that was put forward.
   *
   * @param documentHash of the document that was read
   * @param acceptedBy opaque id of who agrees; for the customer, of its contact
   */
  record AcceptAddendum(int version, String documentHash, Party party, String acceptedBy)
      implements AgreementCommand {}
}
