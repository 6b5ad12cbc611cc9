package org.slaledger.soak.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.MaintenanceEvent;
import org.slaledger.contract.event.NotificationEvent;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.soak.load.Contracts;
import org.slaledger.testkit.history.History.Effect;
import org.slaledger.testkit.history.History.Expected;

/**
 * What events say happened once, and what has to follow from them: a judged ticket has a clock, a
 * clock ends in an answer or a breach; a warning, a breach, an outage and its end are told to each
 * contact and nothing else is; a told one has its mail.
 */
final class Effects {
  private final EventJson json = new EventJson();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();
  private final Map<String, Instant> contacts = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, Integer> failed = new HashMap<>();
  private final Map<String, Instant> settled = new HashMap<>();

  /** Something of which a customer's contacts are to be told. */
  private record Cause(String id, String customer, Instant recorded) {}

  List<Effect> effects() {
    return effects;
  }

  List<Expected> expected() {
    List<Expected> all = new ArrayList<>(expected);
    causes.stream().flatMap(this::toBeTold).forEach(all::add);
    return all;
  }

  /** Who was a contact when the cause was recorded, by the clocks of the services that recorded. */
  private Stream<Expected> toBeTold(Cause cause) {
    return Contracts.contacts(cause.customer()).stream()
        .filter(
            contact -> {
              var added = contacts.get(cause.customer() + " " + contact);
              return added == null || !added.isAfter(cause.recorded());
            })
        .map(contact -> new Expected("notice", cause.id() + " " + contact, "it has to be told"));
  }

  /** When it was committed that a mail was sent, by its Message-ID. */
  Map<String, Instant> settled() {
    return settled;
  }

  /** Takes an event of a journal; those of a stream come in its order. */
  void take(Stored stored) {
    if (!(json.read(stored.body()) instanceof Reading.Known known)) {
      throw new IllegalStateException(stored.stream() + " holds what can't be read");
    }
    var recorded = known.recorded();
    switch (recorded.envelope().data()) {
      case TicketEvent event -> take(event, recorded);
      case ClockEvent event -> take(event, recorded);
      case AvailabilityEvent event -> take(event, recorded);
      case ContactAdded event ->
          contacts.put(
              event.customer() + " " + event.contact(), recorded.envelope().recordedTime());
      case MaintenanceEvent.MaintenanceWindowAnnounced window ->
          window.customers().forEach(customer -> told(recorded, customer.value()));
      case NotificationEvent event -> take(event, recorded, stored.committedAt());
      default -> {
        // nothing follows from it that is looked at here
      }
    }
  }

  private void take(TicketEvent event, Recorded recorded) {
    if (event instanceof TicketEvent.TicketOpened opened && opened.inbound() != null) {
      var origin = opened.inbound();
      var sent = origin.integrator() + " " + origin.source() + " " + origin.id();
      effects.add(new Effect("ticket for an event", sent, where(recorded)));
    }
    if (event instanceof TicketEvent.PriorityAssigned judged) {
      var clock = "clock/" + judged.ticket() + ":RESPONSE";
      expected.add(new Expected("clock start", clock, "its ticket was judged"));
      expected.add(new Expected("clock end", clock, "its ticket was judged"));
    }
  }

  /** What is said again of a run takes the place of what was said: then it is counted as new. */
  private void take(ClockEvent event, Recorded recorded) {
    var stream = recorded.stream().value();
    var run = stream + " " + event.startedAt();
    switch (event) {
      case ClockEvent.ClockStarted started -> {
        once("clock run", run, recorded);
        if (started.kind() == ClockKind.RESPONSE) {
          once("clock start", stream, recorded);
        }
      }
      case ClockEvent.ClockWarned warned -> {
        once("warning", run + " " + warned.percent() + " " + warned.dueAt(), recorded);
        told(recorded, warned.customer().value());
      }
      case ClockEvent.ClockBreached breached -> {
        once("breach", run, recorded);
        end(stream, recorded);
        told(recorded, breached.customer().value());
      }
      case ClockEvent.ClockBreachWithdrawn withdrawn ->
          told(recorded, withdrawn.customer().value());
      case ClockEvent.ClockStopped stopped -> {
        once("clock stop", run, recorded);
        end(stream, recorded);
      }
      case ClockEvent.ClockRetargeted _,
          ClockEvent.ClockPaused _,
          ClockEvent.ClockContinued _,
          ClockEvent.ClockVoided _ -> {
        // may come as often as what is known changes
      }
    }
  }

  /** A breached clock may be stopped later: either ends the wait. */
  private void end(String stream, Recorded recorded) {
    if (ended.add(stream)) {
      once("clock end", stream, recorded);
    }
  }

  /** So many failures in a row, as counted by the prober, are an outage. */
  private void take(AvailabilityEvent event, Recorded recorded) {
    var stream = recorded.stream().value();
    switch (event) {
      case AvailabilityEvent.ProbeFailed failure -> {
        failed.put(stream, failure.consecutive());
        if (failure.consecutive() == Contracts.CONFIRM) {
          told(recorded, Contracts.customerOf(event.point()));
        }
      }
      case AvailabilityEvent.ProbeRecovered recovered -> {
        if (failed.getOrDefault(stream, 0) >= Contracts.CONFIRM) {
          told(recorded, Contracts.customerOf(event.point()));
        }
        failed.remove(stream);
      }
      case AvailabilityEvent.ObservationRecorded observed -> {
        // nobody is told
      }
      case AvailabilityEvent.ObservationMissed missed -> {
        // nobody is told
      }
    }
  }

  private void told(Recorded recorded, String customer) {
    var id = recorded.envelope().id().toString();
    causes.add(new Cause(id, customer, recorded.envelope().recordedTime()));
    for (var contact : Contracts.contacts(customer)) {
      effects.add(new Effect("cause", id + " " + contact, "journal"));
    }
  }

  private void take(NotificationEvent event, Recorded recorded, Instant committedAt) {
    if (event instanceof NotificationEvent.NotificationSent sent) {
      settled.put(sent.messageId(), committedAt);
      expected.add(new Expected("cause", sent.cause() + " " + sent.contact(), "it was told"));
      once("notice", sent.cause() + " " + sent.contact(), recorded);
      once("notice sent", sent.messageId(), recorded);
      expected.add(new Expected("mail", sent.messageId(), "it is recorded as sent"));
    }
  }

  private void once(String kind, String key, Recorded recorded) {
    effects.add(new Effect(kind, key, where(recorded)));
  }

  private static String where(Recorded recorded) {
    return recorded.stream() + " " + recorded.envelope().streamVersion();
  }
}
