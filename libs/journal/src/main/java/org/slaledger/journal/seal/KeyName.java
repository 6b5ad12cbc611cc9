package org.slaledger.journal.seal;

import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;

/**
 * Whose text it is. Each has one key at a time; when that was erased, the next text makes another,
 * {@code ticket/T-1/2}: an erased id is never used again.
 *
 * @param value {@code person/<customer>/<contact>} or {@code ticket/<ticket>}
 */
public record KeyName(String value) {
  /** A customer's contact. */
  public static KeyName person(CustomerId customer, String contact) {
    if (!Name.isOne(contact)) {
      throw new IllegalArgumentException("contact \"" + contact + "\" is no name");
    }
    return new KeyName("person/" + customer + "/" + contact);
  }

  /** All that was written in a ticket. */
  public static KeyName ticket(TicketId ticket) {
    return new KeyName("ticket/" + ticket);
  }

  /** The id of its first, second, ... key. */
  String id(int generation) {
    return generation == 1 ? value : value + "/" + generation;
  }
}
