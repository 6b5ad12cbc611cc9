package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.slaledger.clock.view.Timer;
import org.slaledger.clock.view.Timers;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Conflict;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.steps.InTurn;

/**
 * Fires timers, each once however many instances try: they are taken, their events appended and
 * they are removed in one transaction. A timer is there if and only if what it says is true once it
 * is due, so nothing has to be decided anew.
 */
@ApplicationScoped
public class FireTimers {
  private static final Logger LOG = Logger.getLogger(FireTimers.class);
  private static final int BATCH = 500;

  private final Transactions transactions;
  private final Timers timers;
  private final Journal journal;
  private final String service;

  /** On the service's own timers. */
  public FireTimers(
      Transactions transactions,
      Timers timers,
      Journal journal,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.transactions = transactions;
    this.timers = timers;
    this.journal = journal;
    this.service = service;
  }

  /** Fires the first due timers; false when none is due that nobody else has taken. */
  public Uni<Boolean> fireDue() {
    List<Timer> taken = new ArrayList<>();
    return transactions
        .inTransaction(tx -> fireDue(tx, BATCH, taken))
        .onFailure(failure -> isOfATimer(failure, taken))
        .recoverWithUni(failure -> oneByOne(taken.size()).replaceWith(true));
  }

  private Uni<Boolean> fireDue(SqlConnection tx, int atMost, List<Timer> taken) {
    taken.clear();
    return timers
        .takeDue(tx, atMost)
        .invoke(taken::addAll)
        .chain(due -> fire(tx, due).replaceWith(!due.isEmpty()));
  }

  private static boolean isOfATimer(Throwable failure, List<Timer> taken) {
    return !taken.isEmpty() && !(failure instanceof Conflict);
  }

  /** Finds the one that can't be fired. */
  private Uni<Void> oneByOne(int count) {
    return InTurn.each(IntStream.range(0, count).boxed().toList(), number -> fireOne());
  }

  private Uni<?> fireOne() {
    List<Timer> taken = new ArrayList<>();
    return transactions
        .inTransaction(tx -> fireDue(tx, 1, taken))
        .onFailure(failure -> isOfATimer(failure, taken))
        .recoverWithUni(failure -> putAside(taken.getFirst(), failure).replaceWith(true));
  }

  private Uni<Void> putAside(Timer timer, Throwable failure) {
    LOG.errorf(failure, "%s did not fire", timer);
    return transactions.inTransaction(tx -> timers.putAside(tx, timer));
  }

  private Uni<Void> fire(SqlConnection tx, List<Timer> due) {
    return due.isEmpty()
        ? Uni.createFrom().voidItem()
        : journal
            .versions(tx, due.stream().map(Timer::stream).toList())
            .chain(versions -> journal.appendAll(tx, appends(due, versions)));
  }

  private Map<Append, Cause> appends(List<Timer> due, Map<StreamId, Long> versions) {
    Map<Append, Cause> appends = new LinkedHashMap<>();
    for (Timer timer : due) {
      NewEvent event = new NewEvent(event(timer), timer.firesAt());
      appends.put(
          new Append(timer.stream(), versions.getOrDefault(timer.stream(), 0L), List.of(event)),
          new Cause(service, timer.cause(), timer.story(), null));
    }
    return appends;
  }

  private static ClockEvent event(Timer timer) {
    return switch (timer.kind()) {
      case WARN ->
          new ClockWarned(
              timer.ticket(),
              timer.clock(),
              timer.startedAt(),
              timer.customer(),
              timer.terms(),
              timer.percent(),
              timer.dueAt());
      case BREACH ->
          new ClockBreached(
              timer.ticket(),
              timer.clock(),
              timer.startedAt(),
              timer.customer(),
              timer.terms(),
              timer.dueAt());
    };
  }
}
