package org.slaledger.ticket.view;

import java.util.List;
import org.slaledger.journal.seal.Readable;

/** A customer with its contacts. */
public record ShownCustomer(String customer, String name, long version, List<Contact> contacts) {
  /** A person who acts for the customer. */
  public record Contact(String contact, Readable name, Readable email) {}
}
