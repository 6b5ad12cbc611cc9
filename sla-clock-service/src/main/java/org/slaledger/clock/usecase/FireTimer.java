package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.slaledger.clock.domain.ClockCommand;
import org.slaledger.clock.domain.ClockCommand.BreachClock;
import org.slaledger.clock.domain.ClockCommand.WarnOfClock;
import org.slaledger.clock.domain.Happened;
import org.slaledger.clock.domain.Promise;
import org.slaledger.clock.domain.ResponseClock;
import org.slaledger.clock.domain.ResponseClock.Running;
import org.slaledger.clock.domain.SignedTerms;
import org.slaledger.clock.domain.TicketFollowing;
import org.slaledger.clock.view.Terms;
import org.slaledger.clock.view.Tickets;
import org.slaledger.clock.view.Timer;
import org.slaledger.clock.view.Timers;
import org.slaledger.journal.Cause;
import org.slaledger.journal.StaleVersion;
import org.slaledger.journal.Transactions;

/**
 * Fires timers, each once however many instances try: a timer is taken, its clock decided on, the
 * event appended and the timer removed in one transaction.
 */
@ApplicationScoped
public class FireTimer {
  private static final Logger LOG = Logger.getLogger(FireTimer.class);

  /** A timer that can't be fired must not keep the others waiting. */
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final Timers timers;
  private final Tickets tickets;
  private final Terms terms;
  private final Clocks clocks;
  private final InstantSource time;
  private final String service;

  /** On the service's own timers. */
  public FireTimer(
      Transactions transactions,
      Timers timers,
      Tickets tickets,
      Terms terms,
      Clocks clocks,
      InstantSource time,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.transactions = transactions;
    this.timers = timers;
    this.tickets = tickets;
    this.terms = terms;
    this.clocks = clocks;
    this.time = time;
    this.service = service;
  }

  /** Fires the first due timer; false when none is due that nobody else has taken. */
  public Uni<Boolean> fireFirstDue() {
    return transactions
        .inTransaction(tx -> timers.takeDue(tx, time.instant()).chain(found -> fire(tx, found)))
        .onFailure(NotFired.class)
        .recoverWithUni(failure -> putAside((NotFired) failure));
  }

  private Uni<Boolean> fire(SqlConnection tx, Optional<Timer> found) {
    return found.isEmpty()
        ? Uni.createFrom().item(false)
        : fire(tx, found.get())
            .onFailure(failure -> !(failure instanceof StaleVersion))
            .transform(failure -> new NotFired(found.get(), failure))
            .replaceWith(true);
  }

  private Uni<Void> fire(SqlConnection tx, Timer timer) {
    return tickets
        .factsOf(tx, timer.ticket())
        .chain(ticket -> terms.signedBy(tx, ticket.orElseThrow().customer()))
        .chain(
            signed ->
                clocks
                    .decide(
                        tx,
                        timer.ticket(),
                        clock -> TicketFollowing.promise(clock, signed).map(p -> command(timer, p)),
                        before -> Cause.of(before.events().getFirst(), service))
                    .chain(happened -> settle(tx, timer, signed, happened)));
  }

  private static ClockCommand command(Timer timer, Promise promise) {
    return switch (timer.kind()) {
      case WARN -> new WarnOfClock(timer.percent(), promise);
      case BREACH -> new BreachClock(promise);
    };
  }

  /** What fired was removed with its event; what had nothing to say is looked at later or never. */
  private Uni<Void> settle(
      SqlConnection tx, Timer timer, List<SignedTerms> signed, List<Happened> happened) {
    return happened.isEmpty()
        ? clocks
            .stateOf(tx, timer.ticket())
            .map(clock -> later(timer, clock, signed))
            .chain(
                later ->
                    later.isPresent()
                        ? timers.postpone(tx, timer, later.get())
                        : timers.drop(tx, timer))
        : Uni.createFrom().voidItem();
  }

  private Optional<Instant> later(Timer timer, ResponseClock clock, List<SignedTerms> signed) {
    return timer.kind() == Timer.Kind.BREACH && clock instanceof Running running
        ? TicketFollowing.promise(clock, signed)
            .map(promise -> promise.overdueFrom(running.startedAt()))
            .filter(instant -> instant.isAfter(time.instant()))
        : Optional.empty();
  }

  private Uni<Boolean> putAside(NotFired failure) {
    LOG.errorf(failure.getCause(), "%s did not fire", failure.timer);
    Instant again = time.instant().plus(AFTER_A_FAULT);
    return transactions
        .inTransaction(tx -> timers.postpone(tx, failure.timer, again))
        .replaceWith(true);
  }

  private static final class NotFired extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Timer timer;

    NotFired(Timer timer, Throwable cause) {
      super(cause);
      this.timer = timer;
    }
  }
}
