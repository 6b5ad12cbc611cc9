package org.slaledger.clock.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.domain.ClockExplanation.Piece;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.promises.ClockRun;
import org.slaledger.promises.ClockRun.Halt;
import org.slaledger.promises.EventRef;
import org.slaledger.rules.clock.Aim;
import org.slaledger.rules.time.Stretch;

/** The stretches of a run under one of its aims: from the start, as if it had held from there. */
final class AimPieces {
  private final EventRef startedBy;
  private final Instant start;
  private final Aim aim;
  private final ClockTerms terms;
  private final List<Halt> halts;

  AimPieces(ClockRun clock, int aim) {
    this.startedBy = clock.startedBy();
    this.start = clock.run().startedAt();
    this.aim = clock.run().aims().get(aim);
    this.terms = clock.against().get(aim).terms();
    this.halts =
        clock.against().get(aim).halts().stream()
            .sorted(Comparator.comparing(Halt::from).thenComparing(Halt::cause))
            .toList();
  }

  /** Up to an instant, as far as the calendar reaches. */
  List<Piece> until(Instant end) {
    Instant last = end.isAfter(aim.coveredUntil()) ? aim.coveredUntil() : end;
    List<Piece> pieces = new ArrayList<>();
    for (Stretch stretch : aim.explain(start, last)) {
      pieces.addAll(pieces(stretch));
    }
    return pieces;
  }

  /** One stretch may be several pauses that touch: each is told by itself. */
  private List<Piece> pieces(Stretch stretch) {
    return switch (stretch.kind()) {
      case COUNTED -> List.of(piece(stretch, "open: time counts", List.of(before(stretch))));
      case CLOSED -> List.of(piece(stretch, closed(), calendar()));
      case PAUSED -> paused(stretch);
    };
  }

  private Piece piece(Stretch stretch, String why, List<StreamCut> causes) {
    return new Piece(
        stretch.interval().from(),
        stretch.interval().to(),
        stretch.kind(),
        null,
        why,
        causes,
        terms);
  }

  private List<Piece> paused(Stretch stretch) {
    List<Piece> pieces = new ArrayList<>();
    Instant from = stretch.interval().from();
    for (Halt halt : halts) {
      Instant to = halt.to() == null ? stretch.interval().to() : halt.to();
      Instant until = to.isBefore(stretch.interval().to()) ? to : stretch.interval().to();
      if (!halt.from().isAfter(from) && until.isAfter(from)) {
        pieces.add(
            new Piece(
                from,
                until,
                stretch.kind(),
                halt.reason(),
                words(halt.reason()),
                causes(halt),
                terms));
        from = until;
      }
    }
    return pieces;
  }

  private static List<StreamCut> causes(Halt halt) {
    return halt.end() == null
        ? List.of(ref(halt.cause()))
        : List.of(ref(halt.cause()), ref(halt.end()));
  }

  private static String words(@Nullable PauseReason reason) {
    return switch (reason) {
      case CUSTOMER_ANSWER -> "paused: the customer was asked";
      case CUSTOMER_ACTION -> "paused: the customer had to do something";
      case CUSTOMER_REQUEST -> "paused: the customer wanted it later";
      case THIRD_PARTY -> "paused: somebody else had to do something";
      case null -> "paused: it stood as resolved until it was reopened";
    };
  }

  private String closed() {
    return "closed: outside the hours of calendar %s, version %s"
        .formatted(terms.hours(), terms.calendarVersion());
  }

  private List<StreamCut> calendar() {
    return terms.calendarVersion() == null
        ? List.of()
        : List.of(new StreamCut(new CalendarId(terms.hours()).stream(), terms.calendarVersion()));
  }

  /** The event since which time counts: what ended the last pause before, or the start. */
  private StreamCut before(Stretch stretch) {
    EventRef cause = startedBy;
    Instant latest = start;
    for (Halt halt : halts) {
      Instant to = halt.to();
      if (to != null
          && halt.end() != null
          && !to.isAfter(stretch.interval().from())
          && to.isAfter(latest)) {
        cause = halt.end();
        latest = to;
      }
    }
    return ref(cause);
  }

  static StreamCut ref(EventRef event) {
    return new StreamCut(event.ticket().stream(), event.version());
  }
}
