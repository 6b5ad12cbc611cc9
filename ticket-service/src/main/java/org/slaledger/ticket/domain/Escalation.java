package org.slaledger.ticket.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.event.CustomerEvent.EscalationPathChanged;
import org.slaledger.contract.event.EscalationStep;
import org.slaledger.contract.event.Event;

/** Whom of a customer's contacts to call, and whom next. */
public final class Escalation {
  private static final int MOST_STEPS = 20;
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Set<String> contacts = new LinkedHashSet<>();
  private List<EscalationStep> steps = List.of();

  /** As a customer's events leave it. */
  public Escalation(List<? extends Event> history) {
    for (Event event : history) {
      if (event instanceof ContactAdded e) {
        contacts.add(e.contact());
      } else if (event instanceof ContactRemoved e) {
        contacts.remove(e.contact());
      } else if (event instanceof EscalationPathChanged e) {
        steps = e.steps();
      }
    }
  }

  /** Replaces the path; the same again changes nothing. */
  public Decision<CustomerEvent> decide(CustomerId customer, List<EscalationStep> wanted) {
    List<Violation> wrong = wrongWith(wanted);
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    return Decision.accepted(
        wanted.equals(steps) ? List.of() : List.of(new EscalationPathChanged(customer, wanted)));
  }

  boolean has(String contact) {
    return contacts.contains(contact);
  }

  /** Who acts for the customer no more is called no more. */
  List<CustomerEvent> without(CustomerId customer, String contact) {
    List<EscalationStep> left =
        steps.stream().filter(step -> !step.contact().equals(contact)).toList();
    return left.equals(steps) ? List.of() : List.of(new EscalationPathChanged(customer, left));
  }

  private List<Violation> wrongWith(List<EscalationStep> wanted) {
    List<Violation> wrong = new ArrayList<>();
    if (wanted.size() > MOST_STEPS) {
      wrong.add(new Violation("steps", "are too many", "at most " + MOST_STEPS));
      return wrong;
    }
    for (int i = 0; i < wanted.size(); i++) {
      EscalationStep step = wanted.get(i);
      if (!has(step.contact())) {
        wrong.add(
            new Violation(
                "steps[" + i + "].contact", "is no contact", String.join(", ", contacts)));
      }
      if (step.after().isNegative() || step.after().compareTo(LONGEST) > 0) {
        wrong.add(
            new Violation(
                "steps[" + i + "].after", step.after() + " can't be", "PT0S to " + LONGEST));
      } else if (i > 0 && step.after().compareTo(wanted.get(i - 1).after()) <= 0) {
        wrong.add(
            new Violation(
                "steps[" + i + "].after",
                "is not after the step before",
                "more than " + wanted.get(i - 1).after()));
      }
    }
    return wrong;
  }
}
