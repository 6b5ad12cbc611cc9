package org.slaledger.credit.domain.dryrun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.credit.domain.agreement.ResponseInForce;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.RecordedRun;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.SignedTerms;
import org.slaledger.promises.TicketFamily;
import org.slaledger.promises.TicketStory;

/** What of the log a dry run rests on, stream by stream. */
final class RecordedHistory {
  private final Map<StreamId, List<Envelope>> streams = new LinkedHashMap<>();

  /** Of events, in the order of their streams; what comes again is passed over. */
  RecordedHistory(Collection<Envelope> events) {
    Set<Object> seen = new HashSet<>();
    for (Envelope event : events) {
      if (seen.add(List.of(event.stream(), event.streamVersion()))) {
        streams.computeIfAbsent(event.stream(), stream -> new ArrayList<>()).add(event);
      }
    }
  }

  /** All events but those of some agreements. */
  List<Envelope> without(Collection<AgreementId> left) {
    return streams.entrySet().stream()
        .filter(stream -> left.stream().noneMatch(it -> it.stream().equals(stream.getKey())))
        .flatMap(stream -> stream.getValue().stream())
        .toList();
  }

  List<Envelope> all() {
    return streams.values().stream().flatMap(List::stream).toList();
  }

  Agreement agreement(AgreementId id) {
    return Agreement.of(
        streams.getOrDefault(id.stream(), List.of()).stream().map(Envelope::data).toList());
  }

  /** What was signed under all agreements but some. */
  List<SignedTerms> signedElsewhere(Collection<AgreementId> left) {
    return named("agreement")
        .flatMap(stream -> ResponseInForce.signed(stream).stream())
        .filter(terms -> !left.contains(terms.agreement()))
        .toList();
  }

  Calendars calendars() {
    return Calendars.of(
        named("calendar")
            .flatMap(List::stream)
            .map(event -> (CalendarPublished) event.data())
            .toList());
  }

  /** The customer's tickets, as what was corrected has them. */
  List<TicketFamily> tickets(CustomerId customer) {
    List<TicketStory> stories =
        named("ticket").flatMap(stream -> TicketStory.of(stream).stream()).toList();
    return TicketFamily.of(stories).stream()
        .filter(family -> family.own().customer().equals(customer))
        .toList();
  }

  /** The runs of clocks that are measured against an agreement. */
  List<JudgedClock> clocks(AgreementId agreement) {
    return named("clock")
        .map(stream -> stream.stream().map(Envelope::data).toList())
        .flatMap(events -> RecordedRun.of(events).values().stream())
        .filter(run -> run.terms().agreement().equals(agreement))
        .flatMap(run -> JudgedClock.of(run).stream())
        .toList();
  }

  /** For a statement that was given out at the cut of the latest, else as of an instant. */
  Question question(AgreementId agreement, String period, Instant asOf) {
    StreamId stream = StatementLife.stream(agreement, period);
    return StatementLife.of(streams.getOrDefault(stream, List.of()))
        .latest()
        .map(given -> given.question(agreement, period))
        .orElseGet(() -> Question.asOf(agreement, period, asOf));
  }

  private Stream<List<Envelope>> named(String prefix) {
    return streams.values().stream()
        .filter(stream -> stream.getFirst().stream().prefix().equals(prefix));
  }
}
