package org.slaledger.ticket.domain;

import java.util.List;

/** Makes a customer known, with its contacts. */
public record RegisterCustomer(String customer, String name, List<NewContact> contacts) {
  /** Keeps a copy of the contacts. */
  public RegisterCustomer {
    contacts = List.copyOf(contacts);
  }
}
