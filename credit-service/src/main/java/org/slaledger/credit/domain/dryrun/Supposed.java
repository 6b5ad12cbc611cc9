package org.slaledger.credit.domain.dryrun;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.credit.domain.agreement.AgreementDecider;
import org.slaledger.credit.domain.agreement.Known;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Translation;
import org.slaledger.rules.Checked;
import org.slaledger.rules.credit.Cycle;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.time.FrozenZone;

/**
 * Terms as if they, and nothing else, had been signed under an agreement long ago.
 *
 * @param proposed the terms, checked and written out as those that are put forward
 * @param from since when they are taken to hold: where a period of theirs begins
 */
public record Supposed(AddendumProposed proposed, Instant from) {
  private static final int MOST_MONTHS = 24;
  private static final int YEARS_BEFORE = 4;
  private static final int YEARS_AFTER = 1;

  /**
   * Terms that are taken to hold from the beginning of the period some months ago; refused for all
   * for which they could not be put forward now, to take effect with the next period, and where a
   * calendar does not reach back so far.
   *
   * @param state the agreement whose place they would take; {@link Agreement#NONE} for a new one
   * @param months 1 to 24
   */
  public static Decision<Supposed> of(
      AgreementId id, Agreement state, Addendum addendum, Known known, int months, Instant now) {
    if (months < 1 || months > MOST_MONTHS) {
      return refused("months", months + " is out of bounds", "1 to " + MOST_MONTHS);
    }
    int year = now.atOffset(ZoneOffset.UTC).getYear();
    return switch (FrozenZone.named(addendum.zone(), year - YEARS_BEFORE, year + YEARS_AFTER)) {
      case Checked.Refused<FrozenZone>(var problems) ->
          refused("zone", problems.getFirst().message(), problems.getFirst().allowed());
      case Checked.Accepted<FrozenZone>(FrozenZone zone) -> {
        Cycle cycle = Translation.cycle(addendum.cycle());
        Instant next = Period.at(now, cycle, zone).interval().to();
        Instant then = zone.instantOf(zone.localTimeAt(now).minusMonths(months));
        Instant from = Period.at(then, cycle, zone).interval().from();
        yield switch (AgreementDecider.decide(
            id,
            new Agreement(state.versions(), null),
            new ProposeAddendum(effective(next, addendum), known),
            now)) {
          case Decision.Refused<AgreementEvent>(var ground, var violations) ->
              new Decision.Refused<>(ground, violations);
          case Decision.Accepted<AgreementEvent>(var events) ->
              since(from, (AddendumProposed) events.getFirst(), zone, known.calendars());
        };
      }
    };
  }

  private static Decision<Supposed> since(
      Instant from,
      AddendumProposed proposed,
      FrozenZone zone,
      Collection<CalendarPublished> calendars) {
    Set<String> named =
        Objects.requireNonNullElse(proposed.addendum().calendars(), Map.<String, Integer>of())
            .keySet();
    Optional<CalendarPublished> late =
        calendars.stream()
            .filter(it -> named.contains(it.calendar().value()))
            .filter(it -> it.zone().from().isAfter(from))
            .findFirst();
    if (late.isPresent()) {
      return refused(
          "months",
          "calendar "
              + late.get().calendar()
              + " begins at "
              + late.get().zone().from()
              + ", and "
              + from
              + " is asked for",
          "months that all calendars cover");
    }
    return Decision.accepted(
        List.of(
            new Supposed(
                new AddendumProposed(
                    proposed.agreement(),
                    proposed.addendumVersion(),
                    proposed.addendum(),
                    proposed.documentHash(),
                    Translation.terms(zone)),
                from)));
  }

  /** The same, taken to hold from the beginning of the period that holds an instant. */
  Supposed since(Instant instant) {
    Period period =
        Period.at(
            instant,
            Translation.cycle(proposed.addendum().cycle()),
            Translation.zone(proposed.zone()));
    return new Supposed(proposed, period.interval().from());
  }

  private static Decision<Supposed> refused(String field, String message, String allowed) {
    return Decision.refused(List.of(new Violation(field, message, allowed)));
  }

  /** As the agreement's whole history would have been. */
  List<Envelope> history() {
    return List.of(
        envelope(1, proposed),
        envelope(
            2,
            new AddendumSigned(
                proposed.agreement(),
                proposed.addendumVersion(),
                proposed.documentHash(),
                "nobody",
                from)));
  }

  /** Where a period begins no first one has a fee of its own. */
  private static Addendum effective(Instant from, Addendum it) {
    return new Addendum(
        it.customer(),
        it.basedOn(),
        it.zone(),
        it.currency(),
        it.cycle(),
        from,
        it.runningClocks(),
        it.supportHours(),
        it.calendars(),
        it.priorities(),
        it.services().stream().map(one -> one.charging(one.fee(), null)).toList(),
        it.responseCredit(),
        it.changes(),
        it.claims(),
        it.checkpointKey());
  }

  private Envelope envelope(long version, Event data) {
    StreamId stream = proposed.agreement().stream();
    return new Envelope(
        new UUID(0, version),
        "urn:slaledger:dry-run",
        stream,
        version,
        from,
        from,
        "dry-run",
        null,
        null,
        null,
        data);
  }
}
