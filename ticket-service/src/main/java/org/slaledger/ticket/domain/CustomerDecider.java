package org.slaledger.ticket.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;

/** Who becomes a customer. */
public final class CustomerDecider {
  private static final int MOST_CONTACTS = 100;
  static final String NAME_FORM =
      "1 to 64 letters, digits, dots, underscores, hyphens, a letter or digit first";

  private CustomerDecider() {}

  /**
   * Registers a customer once, with all its contacts or not at all.
   *
   * @param registered whether the customer is known already
   * @param sealings for the texts of each contact, by its id; made use of only where accepted
   */
  public static Decision<CustomerEvent> decide(
      boolean registered, RegisterCustomer command, Function<String, Sealing> sealings) {
    List<Violation> wrong = wrongWith(command);
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    if (registered) {
      return Decision.conflict(
          new Violation("customer", "is registered already", "an id that is not in use"));
    }
    CustomerId customer = new CustomerId(command.customer());
    List<CustomerEvent> events = new ArrayList<>();
    events.add(new CustomerRegistered(customer, command.name().strip()));
    command.contacts().forEach(c -> events.add(added(customer, c, sealings.apply(c.contact()))));
    return Decision.accepted(events);
  }

  /** What is wrong with a command in itself, whoever is registered. */
  public static Optional<Decision.Refused<CustomerEvent>> refusal(RegisterCustomer command) {
    List<Violation> wrong = wrongWith(command);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new Decision.Refused<>(Decision.Ground.INPUT, wrong));
  }

  private static ContactAdded added(CustomerId customer, NewContact contact, Sealing sealing) {
    return new ContactAdded(
        customer,
        contact.contact(),
        sealing.seal("name", contact.name()),
        sealing.seal("email", contact.email()));
  }

  private static List<Violation> wrongWith(RegisterCustomer command) {
    List<Violation> wrong = new ArrayList<>();
    if (!Name.isOne(command.customer())) {
      wrong.add(new Violation("customer", "is no id", NAME_FORM));
    }
    Wording.LINE.wrongWith("name", command.name()).ifPresent(wrong::add);
    if (command.contacts().size() > MOST_CONTACTS) {
      wrong.add(new Violation("contacts", "are too many", "at most " + MOST_CONTACTS));
      return wrong;
    }
    Set<String> ids = new HashSet<>();
    Set<String> emails = new HashSet<>();
    for (int i = 0; i < command.contacts().size(); i++) {
      check("contacts[" + i + "].", command.contacts().get(i), ids, emails, wrong);
    }
    return wrong;
  }

  private static void check(
      String at, NewContact contact, Set<String> ids, Set<String> emails, List<Violation> wrong) {
    if (!Name.isOne(contact.contact())) {
      wrong.add(new Violation(at + "contact", "is no id", NAME_FORM));
    } else if (!ids.add(contact.contact())) {
      wrong.add(new Violation(at + "contact", "is there twice", "one contact for each id"));
    }
    Wording.LINE.wrongWith(at + "name", contact.name()).ifPresent(wrong::add);
    if (!EmailAddress.isOne(contact.email())) {
      wrong.add(new Violation(at + "email", "is no address", "local-part@domain, in ASCII"));
    } else if (!emails.add(contact.email().toLowerCase(Locale.ROOT))) {
      wrong.add(new Violation(at + "email", "is there twice", "one contact for each address"));
    }
  }
}
