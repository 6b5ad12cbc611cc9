package org.slaledger.clock.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.domain.ClockExplanation.Against;
import org.slaledger.clock.domain.ClockExplanation.Missed;
import org.slaledger.clock.domain.ClockExplanation.Piece;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.promises.ClockRun;
import org.slaledger.promises.ClockRun.Halt;
import org.slaledger.promises.EventRef;
import org.slaledger.rules.clock.Aim;
import org.slaledger.rules.clock.Due;
import org.slaledger.rules.clock.Run;
import org.slaledger.rules.time.Stretch;

/** Explains a run by the very sum that moves its clock. */
public final class ClockExplaining {
  private final ClockRun clock;
  private final Run run;
  private final Instant asOf;
  private final Instant end;
  private final ClockRun.Against held;

  private ClockExplaining(ClockRun clock, Instant asOf) {
    this.clock = clock;
    this.run = clock.run();
    this.asOf = asOf;
    Instant stopped = run.stoppedAt();
    Instant until = stopped != null && stopped.isBefore(asOf) ? stopped : asOf;
    this.end = until.isBefore(run.startedAt()) ? run.startedAt() : until;
    this.held = clock.againstAt(asOf);
  }

  /** What is to be said of a run as of an instant. */
  public static ClockExplanation of(ClockRun clock, Instant asOf) {
    return new ClockExplaining(clock, asOf).explanation();
  }

  private ClockExplanation explanation() {
    Aim aim = run.aims().get(run.aimAt(asOf));
    List<Piece> pieces = new ArrayList<>();
    for (Stretch stretch : aim.explain(run.startedAt(), end)) {
      pieces.addAll(pieces(stretch));
    }
    Optional<Due> due = run.due(run.aimAt(asOf));
    return new ClockExplanation(
        clock.ticket().ticket(),
        clock.kind(),
        clock.ticket().service(),
        run.startedAt(),
        ref(clock.startedBy()),
        asOf,
        against(),
        pieces,
        sum(pieces, Stretch.Kind.COUNTED),
        sum(pieces, Stretch.Kind.CLOSED),
        sum(pieces, Stretch.Kind.PAUSED),
        due.map(Due::at).orElse(null),
        due.map(Due::inTimeUntil).orElse(null),
        missed(),
        run.stoppedAt(),
        clock.stoppedBy() == null ? null : ref(clock.stoppedBy()),
        run.met().orElse(null));
  }

  private List<Against> against() {
    List<Against> all = new ArrayList<>();
    for (int i = 0; i <= run.aimAt(asOf); i++) {
      all.add(
          new Against(
              run.aims().get(i).from(),
              clock.against().get(i).terms(),
              run.due(i).map(Due::at).orElse(null)));
    }
    return all;
  }

  private @Nullable Missed missed() {
    return run.breachBy(asOf)
        .map(breach -> new Missed(clock.against().get(breach.aim()).terms(), breach.due().at()))
        .orElse(null);
  }

  /** One stretch may be several pauses that touch: each is told by itself. */
  private List<Piece> pieces(Stretch stretch) {
    return switch (stretch.kind()) {
      case COUNTED -> List.of(piece(stretch, "open: time counts", List.of(before(stretch))));
      case CLOSED -> List.of(piece(stretch, closed(), calendar()));
      case PAUSED -> paused(stretch);
    };
  }

  private static Piece piece(Stretch stretch, String why, List<StreamCut> causes) {
    return new Piece(
        stretch.interval().from(), stretch.interval().to(), stretch.kind(), null, why, causes);
  }

  private List<Piece> paused(Stretch stretch) {
    List<Piece> pieces = new ArrayList<>();
    Instant from = stretch.interval().from();
    for (Halt halt : held.halts()) {
      Instant to = halt.to() == null ? stretch.interval().to() : halt.to();
      Instant until = to.isBefore(stretch.interval().to()) ? to : stretch.interval().to();
      if (!halt.from().isAfter(from) && until.isAfter(from)) {
        pieces.add(
            new Piece(
                from, until, stretch.kind(), halt.reason(), words(halt.reason()), causes(halt)));
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
    ClockTerms terms = held.terms();
    return "closed: outside the hours of calendar %s, version %s"
        .formatted(terms.hours(), terms.calendarVersion());
  }

  private List<StreamCut> calendar() {
    ClockTerms terms = held.terms();
    return terms.calendarVersion() == null
        ? List.of()
        : List.of(new StreamCut(new CalendarId(terms.hours()).stream(), terms.calendarVersion()));
  }

  /** The event since which time counts: what ended the last pause before, or the start. */
  private StreamCut before(Stretch stretch) {
    EventRef cause = clock.startedBy();
    for (Halt halt : held.halts()) {
      if (halt.to() != null
          && halt.end() != null
          && !halt.to().isAfter(stretch.interval().from())
          && halt.to().isAfter(run.startedAt())) {
        cause = halt.end();
      }
    }
    return ref(cause);
  }

  private static StreamCut ref(EventRef event) {
    return new StreamCut(event.ticket().stream(), event.version());
  }

  private static Duration sum(List<Piece> pieces, Stretch.Kind kind) {
    return pieces.stream()
        .filter(piece -> piece.kind() == kind)
        .map(piece -> Duration.between(piece.from(), piece.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
