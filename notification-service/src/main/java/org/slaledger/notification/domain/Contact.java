package org.slaledger.notification.domain;

import java.time.Instant;

/**
 * A person who is told.
 *
 * @param contact unique among the customer's contacts
 * @param addedAt when it was written down that the person acts for the customer
 */
public record Contact(String contact, Instant addedAt) {
  /** Nobody is told of what was written down before they became a contact. */
  public boolean isToldOf(Cause cause) {
    return !addedAt.isAfter(cause.recordedAt());
  }
}
