package org.slaledger.credit.domain.dryrun;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.credit.domain.statement.RecordedRun;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.credit.domain.statement.ResponseReport.State;
import org.slaledger.promises.ClockRun;
import org.slaledger.rules.clock.Breach;
import org.slaledger.rules.clock.Due;
import org.slaledger.rules.clock.Run;

/** One run of a ticket's clock of some kind, against what was promised or would have been. */
record JudgedClock(ClockKind kind, Clock clock) {

  /** As it was recorded; nothing for one that is measured, but promised nothing. */
  static Optional<JudgedClock> of(RecordedRun run) {
    return run.promised()
        .map(clock -> new JudgedClock(run.start().kind(), clock))
        .filter(JudgedClock::promised);
  }

  /** As it follows from what is known by an instant; nothing where nothing would be promised. */
  static Optional<JudgedClock> of(ClockRun it, Instant now) {
    Run run = it.run();
    ClockTerms terms = it.againstAt(now).terms();
    Optional<Breach> breach = run.breachBy(now);
    State state =
        breach.isPresent() ? State.BREACHED : run.stoppedAt() == null ? State.OPEN : State.MET;
    Clock clock =
        new Clock(
            it.ticket().ticket(),
            it.ticket().service(),
            terms.priority(),
            state,
            run.startedAt(),
            terms.target(),
            due(run, breach, now),
            run.stoppedAt(),
            run.stoppedAt() == null ? null : run.elapsed(run.stoppedAt()));
    return Optional.of(new JudgedClock(it.kind(), clock)).filter(JudgedClock::promised);
  }

  boolean breached() {
    return clock.state() == State.BREACHED;
  }

  private boolean promised() {
    return clock.target() != null || breached();
  }

  private static @Nullable Instant due(Run run, Optional<Breach> breach, Instant now) {
    return breach.map(Breach::due).or(() -> run.due(run.aimAt(now))).map(Due::at).orElse(null);
  }
}
