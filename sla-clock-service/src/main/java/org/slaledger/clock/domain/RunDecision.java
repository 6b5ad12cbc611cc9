package org.slaledger.clock.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.domain.RecordedRun.Stop;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockPaused;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.ClockWarning;
import org.slaledger.promises.ClockRun;
import org.slaledger.promises.ClockRun.Halt;
import org.slaledger.rules.clock.Breach;

/** What there is still to say of one run of a clock that follows from what is known. */
final class RunDecision {
  private final ClockRun wanted;
  private final TicketId ticket;
  private final ClockKind kind;
  private final Instant start;
  private final ClockTerms terms;
  private final Instant now;
  private final String reason;
  private final Optional<Breach> breach;
  private final List<Happened> events = new ArrayList<>();
  private RecordedRun run;

  RunDecision(ClockRun wanted, @Nullable RecordedRun recorded, Instant now, String reason) {
    this.wanted = wanted;
    this.ticket = wanted.ticket().ticket();
    this.kind = wanted.kind();
    this.start = wanted.run().startedAt();
    this.terms = wanted.againstAt(now).terms();
    this.now = now;
    this.reason = reason;
    this.breach = wanted.run().breachBy(now);
    this.run = recorded == null ? started() : recorded;
  }

  List<Happened> events() {
    withdrawBreach();
    retarget();
    halts();
    warn();
    breach();
    stop();
    rearm();
    return events;
  }

  private void say(ClockEvent event, Instant at) {
    events.add(new Happened(event, at));
    run = Objects.requireNonNull(run.after(event));
  }

  private RecordedRun started() {
    ClockStarted event =
        new ClockStarted(
            ticket,
            kind,
            start,
            wanted.ticket().customer(),
            wanted.ticket().service(),
            terms,
            wanted.deadlineAt(now).orElse(null));
    events.add(new Happened(event, start));
    return RecordedRun.of(event);
  }

  private void withdrawBreach() {
    if (run.breachedAt() != null && breach.isEmpty()) {
      say(
          new ClockBreachWithdrawn(
              ticket, kind, start, run.customer(), run.terms(), run.breachedAt(), reason),
          now);
    }
  }

  private void retarget() {
    boolean same =
        run.terms().equals(terms)
            && run.customer().equals(wanted.ticket().customer())
            && run.service().equals(wanted.ticket().service());
    if (!same) {
      sayRetargeted();
    }
  }

  private void sayRetargeted() {
    ClockRetargeted event =
        new ClockRetargeted(
            ticket,
            kind,
            start,
            wanted.ticket().customer(),
            wanted.ticket().service(),
            terms,
            ahead(),
            whyRetargeted());
    say(event, wanted.run().aims().get(wanted.run().aimAt(now)).from());
  }

  private String whyRetargeted() {
    ClockTerms before = run.terms();
    if (before.priority() != terms.priority()) {
      return "the priority changed from %s to %s".formatted(before.priority(), terms.priority());
    }
    if (before.agreement().equals(terms.agreement())
        && before.addendumVersion() != terms.addendumVersion()) {
      return "version %d of %s took the place of version %d"
          .formatted(terms.addendumVersion(), terms.agreement(), before.addendumVersion());
    }
    return reason;
  }

  private void halts() {
    List<Halt> halts = wanted.againstAt(now).halts();
    for (Halt halt : halts) {
      if (halt.reason() != null && !run.halts().containsKey(halt.from())) {
        say(new ClockPaused(ticket, kind, start, terms, halt.from(), halt.reason()), halt.from());
      }
      Instant end = halt.to();
      if (end != null && !Optional.of(end).equals(run.halts().get(halt.from()))) {
        goOn(halt.from(), end);
      }
    }
    List<Instant> none = new ArrayList<>(run.halts().keySet());
    halts.forEach(halt -> none.remove(halt.from()));
    none.stream().sorted().forEach(from -> goOn(from, from));
  }

  private void goOn(Instant since, Instant continuedAt) {
    say(
        new ClockContinued(ticket, kind, start, terms, since, continuedAt, ahead(), reason),
        continuedAt);
  }

  private void stop() {
    Instant at = wanted.run().stoppedAt();
    Stop stopped = run.stop();
    if (at == null && stopped != null) {
      goOn(stopped.at(), stopped.at());
    } else if (at != null) {
      Duration elapsed = wanted.run().elapsed(at);
      Boolean met = wanted.run().met().orElse(null);
      if (!new Stop(at, elapsed, met).equals(stopped)) {
        say(
            new ClockStopped(
                ticket, kind, start, wanted.ticket().customer(), terms, at, elapsed, met),
            at);
      }
    }
  }

  /** What came due while nobody looked; otherwise timers say it. */
  private void warn() {
    ClockDeadline deadline = run.deadline();
    boolean over = wanted.run().stoppedAt() != null || run.breachedAt() != null;
    if (deadline == null || over) {
      return;
    }
    for (ClockWarning warning : deadline.warnings()) {
      if (!warning.at().isAfter(now) && !run.warned().contains(warning.percent())) {
        say(
            new ClockWarned(
                ticket, kind, start, run.customer(), terms, warning.percent(), deadline.dueAt()),
            warning.at());
      }
    }
  }

  /** Said again, where another deadline turns out to be the first that was missed. */
  private void breach() {
    if (breach.isPresent() && !breach.get().due().at().equals(run.breachedAt())) {
      Breach missed = breach.get();
      say(
          new ClockBreached(
              ticket,
              kind,
              start,
              run.customer(),
              wanted.against().get(missed.aim()).terms(),
              missed.due().at()),
          missed.due().inTimeUntil());
    }
  }

  /** Where nothing that was said tells what is to come, as after late evidence. */
  private void rearm() {
    ClockDeadline ahead = run.stop() == null ? ahead() : null;
    ClockDeadline said = run.deadline();
    boolean told =
        ahead == null
            || (said != null && said.dueAt().equals(ahead.dueAt()) && armedAs(said, ahead));
    if (!told) {
      sayRetargeted();
    }
  }

  private boolean armedAs(ClockDeadline said, ClockDeadline ahead) {
    return run.breachedAt() != null || Objects.equals(said.inTimeUntil(), ahead.inTimeUntil());
  }

  /** What is still to come: what was said, or has passed, says nothing that is new. */
  private @Nullable ClockDeadline ahead() {
    return wanted
        .deadlineAt(now)
        .map(
            deadline ->
                new ClockDeadline(
                    deadline.dueAt(),
                    breach.isPresent() ? null : deadline.inTimeUntil(),
                    breach.isPresent() ? List.of() : ahead(deadline.warnings())))
        .orElse(null);
  }

  private List<ClockWarning> ahead(List<ClockWarning> warnings) {
    boolean sameTerms = run.terms().equals(terms);
    return warnings.stream()
        .filter(warning -> warning.at().isAfter(now))
        .filter(warning -> !sameTerms || !run.warned().contains(warning.percent()))
        .toList();
  }
}
