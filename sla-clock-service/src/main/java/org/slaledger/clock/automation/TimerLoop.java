package org.slaledger.clock.automation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slaledger.clock.usecase.FireTimers;
import org.slaledger.clock.view.TimerSet;
import org.slaledger.clock.view.Timers;
import org.slaledger.journal.DueWork;
import org.slaledger.journal.Transactions;

/** Fires what comes due, as long as the service runs. */
@ApplicationScoped
public class TimerLoop implements DueWork.Table {
  private final FireTimers fire;
  private final Timers timers;
  private final Transactions transactions;
  private final InstantSource time;
  private final DueWork work;

  /** On the service's own timers. */
  public TimerLoop(
      FireTimers fire, Timers timers, Transactions transactions, Vertx vertx, InstantSource time) {
    this.fire = fire;
    this.timers = timers;
    this.transactions = transactions;
    this.time = time;
    this.work = new DueWork(vertx, time, this);
  }

  @Override
  public Uni<Boolean> doFirstDue() {
    return fire.fireDue();
  }

  @Override
  public Uni<Optional<Instant>> next() {
    return transactions
        .inTransaction(timers::untilNext)
        .map(wait -> wait.map(time.instant()::plus));
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    work.stop();
  }

  void hear(@Observes TimerSet set) {
    work.hear(set.dueAt());
  }
}
