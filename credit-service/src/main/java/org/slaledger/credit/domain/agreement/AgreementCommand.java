package org.slaledger.credit.domain.agreement;

import java.util.Map;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.Addendum;

/** What can be done with an agreement. */
public sealed interface AgreementCommand {
  /**
   * Put terms forward.
   *
   * @param customerKnown whether the addendum's customer is registered
   * @param pointsOfOthers measurement points of the same names that other agreements have
   */
  record ProposeAddendum(
      Addendum addendum, boolean customerKnown, Map<PointId, AgreementId> pointsOfOthers)
      implements AgreementCommand {
    /** Keeps a copy. */
    public ProposeAddendum {
      pointsOfOthers = Map.copyOf(pointsOfOthers);
    }
  }

  /**
   * Agree on a version that was put forward.
   *
   * @param documentHash of the document that was read
   * @param signedBy opaque id of the contact who signs for the customer
   */
  record SignAddendum(int version, String documentHash, String signedBy)
      implements AgreementCommand {}
}
