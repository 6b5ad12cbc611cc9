package org.slaledger.credit.domain.bundle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.Question;

/** What happened, and which statement of it is asked for. */
record History(String name, Given given, String period, Instant asOf) {
  /** Of June, after all of it is known. */
  static History june(String name, Given given) {
    return new History(name, given, "2026-06", Given.at("08-01T00:00:00"));
  }

  /**
   * Of a ledger that has what was recorded by then, and something of another customer in between.
   */
  Bundle bundle() {
    SmallLedger ledger = new SmallLedger();
    Given others = new Given("umbrella-2026", "umbrella");
    others.signed(
        others.addendum(Given.hosting(UnobservedAs.DOWN, Given.point("other", 1))),
        Given.at("01-01T00:00:00"));
    List<Envelope> known = known();
    int each = 0;
    for (Envelope event : given.events()) {
      if (each < others.events().size()) {
        ledger.add(others.events().get(each++));
      }
      if (known.contains(event)) {
        ledger.add(event);
      }
    }
    return ledger.bundle(Question.asOf(given.agreement, period, asOf), absent());
  }

  /** What was recorded by then; behind an event that was not, a stream has no further one. */
  private List<Envelope> known() {
    Set<StreamId> ended = new HashSet<>();
    return given.events().stream()
        .filter(
            event -> {
              if (event.recordedTime().isAfter(asOf)) {
                ended.add(event.stream());
              }
              return !ended.contains(event.stream());
            })
        .toList();
  }

  /** Locations that the terms name and that never told anything. */
  private List<String> absent() {
    return given.events().stream()
        .map(Envelope::data)
        .filter(AddendumProposed.class::isInstance)
        .map(it -> ((AddendumProposed) it).addendum())
        .flatMap(addendum -> ExpectedStreams.of(Optional.of(addendum)).stream())
        .filter(
            stream -> known().stream().noneMatch(event -> event.stream().value().equals(stream)))
        .sorted()
        .distinct()
        .toList();
  }
}
