package org.slaledger.credit.domain.dryrun;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.agreement.Agreement;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.credit.domain.agreement.AgreementDecider;
import org.slaledger.credit.domain.agreement.Known;
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
  private static final int FROZEN_YEARS_BEFORE = 3;

  /**
   * Terms that are taken to hold from the beginning of the period some months ago; refused for all
   * for which they could not be put forward either. When they are to take effect does not matter.
   *
   * @param state the agreement whose place they would take; {@link Agreement#NONE} for a new one
   * @param months 1 to 24
   */
  public static Decision<Supposed> of(
      AgreementId id, Agreement state, Addendum addendum, Known known, int months, Instant now) {
    if (months < 1 || months > MOST_MONTHS) {
      return Decision.refused(
          List.of(new Violation("months", months + " is out of bounds", "1 to " + MOST_MONTHS)));
    }
    Instant from = from(addendum, months, now);
    return switch (AgreementDecider.decide(
        id,
        new Agreement(state.versions(), null),
        new ProposeAddendum(whenever(addendum), known),
        from)) {
      case Decision.Refused<AgreementEvent>(var ground, var violations) ->
          new Decision.Refused<>(ground, violations);
      case Decision.Accepted<AgreementEvent>(var events) ->
          Decision.accepted(List.of(new Supposed((AddendumProposed) events.getFirst(), from)));
    };
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

  /** Now, where there is no such zone: then nothing is sought. */
  private static Instant from(Addendum addendum, int months, Instant now) {
    int year = now.atOffset(ZoneOffset.UTC).getYear();
    Cycle cycle = Translation.cycle(addendum.cycle());
    return switch (FrozenZone.named(addendum.zone(), year - FROZEN_YEARS_BEFORE, year + 1)) {
      case Checked.Refused<FrozenZone> _ -> now;
      case Checked.Accepted<FrozenZone>(FrozenZone zone) -> {
        Instant then = zone.instantOf(zone.localTimeAt(now).minusMonths(months));
        yield Period.at(then, cycle, zone).interval().from();
      }
    };
  }

  private static Addendum whenever(Addendum it) {
    return new Addendum(
        it.customer(),
        it.basedOn(),
        it.zone(),
        it.currency(),
        it.cycle(),
        null,
        it.runningClocks(),
        it.supportHours(),
        it.calendars(),
        it.priorities(),
        it.services(),
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
