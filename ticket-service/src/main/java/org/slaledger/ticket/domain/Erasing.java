package org.slaledger.ticket.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.event.Event;

/** What may be erased. */
public final class Erasing {
  private Erasing() {}

  /**
   * Removes a contact that is there, and its steps on the path of escalation; one that was removed
   * before changes nothing.
   */
  public static Decision<CustomerEvent> decide(
      CustomerId customer, List<? extends Event> history, EraseContact command) {
    Optional<Violation> wrong = wrongWith(command.reason());
    if (wrong.isPresent()) {
      return Decision.refused(List.of(wrong.get()));
    }
    Escalation known = new Escalation(history);
    if (!known.has(command.contact())) {
      return Decision.accepted(List.of());
    }
    List<CustomerEvent> events = new ArrayList<>(known.without(customer, command.contact()));
    events.add(new ContactRemoved(customer, command.contact()));
    return Decision.accepted(events);
  }

  /** Whether a customer ever had such a contact. */
  public static boolean knows(List<? extends Event> history, String contact) {
    return history.stream()
        .anyMatch(event -> event instanceof ContactAdded e && e.contact().equals(contact));
  }

  /** What is wrong with the reason of an erasure, if anything is. */
  public static Optional<Violation> wrongWith(String reason) {
    return Wording.LINE.wrongWith("reason", reason);
  }
}
