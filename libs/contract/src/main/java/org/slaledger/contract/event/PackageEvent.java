package org.slaledger.contract.event;

import org.slaledger.contract.PackageId;
import org.slaledger.contract.terms.PackageTerms;

/** The streams {@code package/<id>} of {@code sla.agreements}. */
public sealed interface PackageEvent extends Event {
  /** The package. */
  PackageId name();

  /**
   * Default terms were published. They bind nobody: an addendum that is based on them writes them
   * out.
   *
   * @param packageVersion 1, 2, 3, ... within the package
   */
  record PackagePublished(PackageId name, int packageVersion, PackageTerms terms)
      implements PackageEvent {}
}
