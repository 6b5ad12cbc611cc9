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
import org.slaledger.promises.ClockRun;
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
  private final int last;

  private ClockExplaining(ClockRun clock, Instant asOf) {
    this.clock = clock;
    this.run = clock.run();
    this.asOf = asOf;
    Instant stopped = run.stoppedAt();
    Instant until = stopped != null && stopped.isBefore(asOf) ? stopped : asOf;
    this.end = until.isBefore(run.startedAt()) ? run.startedAt() : until;
    this.last = run.aimAt(asOf);
  }

  /** What is to be said of a run as of an instant. */
  public static ClockExplanation of(ClockRun clock, Instant asOf) {
    return new ClockExplaining(clock, asOf).explanation();
  }

  private ClockExplanation explanation() {
    List<Against> against = against();
    List<Piece> sum = against.getLast().pieces();
    Optional<Due> due = run.due(last);
    return new ClockExplanation(
        clock.ticket().ticket(),
        clock.kind(),
        clock.ticket().service(),
        run.startedAt(),
        AimPieces.ref(clock.startedBy()),
        asOf,
        against,
        asItHeld(against),
        sum(sum, Stretch.Kind.COUNTED),
        sum(sum, Stretch.Kind.CLOSED),
        sum(sum, Stretch.Kind.PAUSED),
        due.map(Due::at).orElse(null),
        due.map(Due::inTimeUntil).orElse(null),
        calendarEnds(),
        missed(),
        run.stoppedAt(),
        clock.stoppedBy() == null ? null : AimPieces.ref(clock.stoppedBy()),
        run.met().orElse(null));
  }

  private List<Against> against() {
    List<Against> all = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      List<Piece> pieces = new AimPieces(clock, i).until(i < last ? from(i + 1) : end);
      all.add(
          new Against(
              from(i),
              clock.against().get(i).terms(),
              run.due(i).map(Due::at).orElse(null),
              pieces,
              sum(pieces, Stretch.Kind.COUNTED)));
    }
    return all;
  }

  private Instant from(int aim) {
    return run.aims().get(aim).from();
  }

  /** Of each aim what lies within the time for which it held. */
  private static List<Piece> asItHeld(List<Against> against) {
    return against.stream()
        .flatMap(
            held ->
                held.pieces().stream()
                    .filter(piece -> piece.to().isAfter(held.from()))
                    .map(piece -> piece.since(held.from())))
        .toList();
  }

  private @Nullable Integer calendarEnds() {
    Aim aim = run.aims().get(last);
    boolean asksForMore = run.isDueUncovered(last) || end.isAfter(aim.coveredUntil());
    return asksForMore ? aim.calendar().zone().lastYear() : null;
  }

  private @Nullable Missed missed() {
    return run.breachBy(asOf)
        .map(breach -> new Missed(clock.against().get(breach.aim()).terms(), breach.due().at()))
        .orElse(null);
  }

  private static Duration sum(List<Piece> pieces, Stretch.Kind kind) {
    return pieces.stream()
        .filter(piece -> piece.kind() == kind)
        .map(piece -> Duration.between(piece.from(), piece.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
