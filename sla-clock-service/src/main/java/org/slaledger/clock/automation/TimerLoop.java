package org.slaledger.clock.automation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.usecase.FireTimer;
import org.slaledger.clock.view.TimerSet;
import org.slaledger.clock.view.Timers;
import org.slaledger.journal.Transactions;

/**
 * Fires what comes due. It sleeps until the next timer, at most a second, so that timers which
 * another instance has set, or whose instance has died, are seen as well. Every instance runs one.
 */
@ApplicationScoped
public class TimerLoop {
  private static final Logger LOG = Logger.getLogger(TimerLoop.class);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
  private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);
  private static final int SECONDS_TO_FINISH = 10;

  private final FireTimer fire;
  private final Timers timers;
  private final Transactions transactions;
  private final Vertx vertx;
  private final InstantSource time;

  private CompletableFuture<Void> pass = CompletableFuture.completedFuture(null);
  private @Nullable Long alarm;
  private Instant wakeAt = Instant.MAX;
  private Instant told = Instant.MAX;
  private boolean stopped;

  /** On the service's own timers. */
  public TimerLoop(
      FireTimer fire, Timers timers, Transactions transactions, Vertx vertx, InstantSource time) {
    this.fire = fire;
    this.timers = timers;
    this.transactions = transactions;
    this.vertx = vertx;
    this.time = time;
  }

  synchronized void start(@Observes StartupEvent event) {
    sleepUntil(time.instant());
  }

  /** Finishes the timer it holds; others stay for the next start or another instance. */
  void stop(@Observes ShutdownEvent event) throws Exception {
    CompletableFuture<Void> last;
    synchronized (this) {
      stopped = true;
      last = pass;
    }
    last.get(SECONDS_TO_FINISH, TimeUnit.SECONDS);
  }

  /** Wakes up earlier than planned for a timer that is nearer. */
  synchronized void hear(@Observes TimerSet set) {
    told = earlier(told, set.dueAt());
    if (pass.isDone() && set.dueAt().isBefore(wakeAt)) {
      sleepUntil(set.dueAt());
    }
  }

  private synchronized void sleepUntil(Instant instant) {
    if (alarm != null) {
      vertx.cancelTimer(alarm);
    }
    if (!stopped) {
      wakeAt = instant;
      Duration sleep = Duration.between(time.instant(), instant);
      alarm = vertx.setTimer(clamp(sleep).toMillis(), id -> wake());
    }
  }

  private synchronized void wake() {
    if (stopped) {
      return;
    }
    told = Instant.MAX;
    CompletableFuture<Void> running = new CompletableFuture<>();
    pass = running;
    fireAllDue()
        .chain(() -> transactions.inTransaction(timers::next))
        .subscribe()
        .with(next -> rest(running, next), failure -> restAfter(running, failure));
  }

  private Uni<Void> fireAllDue() {
    return Multi.createBy()
        .repeating()
        .uni(fire::fireFirstDue)
        .whilst(fired -> fired && !isStopped())
        .onItem()
        .ignoreAsUni();
  }

  private synchronized void rest(CompletableFuture<Void> running, Optional<Instant> next) {
    running.complete(null);
    sleepUntil(earlier(told, next.orElse(Instant.MAX)));
  }

  private synchronized void restAfter(CompletableFuture<Void> running, Throwable failure) {
    running.complete(null);
    LOG.warnf("timers wait a second: %s", failure);
    sleepUntil(Instant.MAX);
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private static Duration clamp(Duration sleep) {
    if (sleep.compareTo(SHORTEST_SLEEP) < 0) {
      return SHORTEST_SLEEP;
    }
    return sleep.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : sleep;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
