package org.slaledger.contract.event;

import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Sealed;

/** The streams {@code customer/<id>} of {@code sla.customers}. */
public sealed interface CustomerEvent extends Event {
  /** The customer. */
  CustomerId customer();

  /**
   * A customer became known.
   *
   * @param name how the customer is called on pages and in mail
   */
  record CustomerRegistered(CustomerId customer, String name) implements CustomerEvent {}

  /**
   * A person who acts for the customer, and who is told of warnings, breaches and outages.
   *
   * @param contact unique among the customer's contacts
   */
  record ContactAdded(CustomerId customer, String contact, Sealed name, Sealed email)
      implements CustomerEvent {}

  /** The person acts for the customer no more and is told of nothing. */
  record ContactRemoved(CustomerId customer, String contact) implements CustomerEvent {}

  /**
   * Whom to call, and whom next. Takes the place of the path before.
   *
   * @param steps in the order in which they are called; none where nobody is to be called
   */
  record EscalationPathChanged(CustomerId customer, List<EscalationStep> steps)
      implements CustomerEvent {}
}
