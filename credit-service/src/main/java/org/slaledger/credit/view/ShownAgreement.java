package org.slaledger.credit.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;

/**
 * An agreement with all versions of its terms.
 *
 * @param version how many events it has
 * @param addenda the latest first
 */
public record ShownAgreement(
    AgreementId agreement,
    CustomerId customer,
    long version,
    @Nullable Instant endedAt,
    List<ShownAddendum> addenda) {
  /** Keeps a copy. */
  public ShownAgreement {
    addenda = List.copyOf(addenda);
  }

  /** One version, which has to be there. */
  public ShownAddendum addendum(int version) {
    return find(version).orElseThrow();
  }

  /** One version, if it is there. */
  public Optional<ShownAddendum> find(int version) {
    return addenda.stream().filter(addendum -> addendum.version() == version).findFirst();
  }
}
