package org.slaledger.journal;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what comes due. It sleeps until the next piece of work, at most a second, so that work which
 * another instance has written, or whose instance has died, is seen as well. Every instance runs
 * one; taking work so that nobody else has it is up to the work.
 */
public final class DueWork {
  /** Work that stands in a table. */
  public interface Table {
    /** Does the first piece, or several; false when nothing is due that nobody else has taken. */
    Uni<Boolean> doFirstDue();

    /** When the next piece is due, if there is any. */
    Uni<Optional<Instant>> next();
  }

  private static final Logger LOG = Logger.getLogger(DueWork.class);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
  private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);
  private static final int SECONDS_TO_FINISH = 10;

  private final Vertx vertx;
  private final InstantSource time;
  private final Table table;

  private CompletableFuture<Void> pass = CompletableFuture.completedFuture(null);
  private @Nullable Long alarm;
  private Instant wakeAt = Instant.MAX;
  private Instant told = Instant.MAX;
  private boolean stopped;

  /** Not started yet. */
  public DueWork(Vertx vertx, InstantSource time, Table table) {
    this.vertx = vertx;
    this.time = time;
    this.table = table;
  }

  /** Begins with what is due already. */
  public synchronized void start() {
    sleepUntil(time.instant());
  }

  /** Finishes what it holds, for 10 s at most; the rest stays for the next start. */
  public void stop() {
    CompletableFuture<Void> last;
    synchronized (this) {
      stopped = true;
      last = pass;
    }
    try {
      last.get(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("stopped in the midst of work: %s", e);
    }
  }

  /** Wakes up earlier than planned for work that is about to be committed and is nearer. */
  public synchronized void hear(Instant dueAt) {
    told = earlier(told, dueAt);
    if (pass.isDone() && dueAt.isBefore(wakeAt)) {
      sleepUntil(dueAt);
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
    doAllDue()
        .chain(table::next)
        .subscribe()
        .with(next -> rest(running, next), failure -> restAfter(running, failure));
  }

  private Uni<Void> doAllDue() {
    return Multi.createBy()
        .repeating()
        .uni(table::doFirstDue)
        .whilst(done -> done && !isStopped())
        .onItem()
        .ignoreAsUni();
  }

  private synchronized void rest(CompletableFuture<Void> running, Optional<Instant> next) {
    running.complete(null);
    sleepUntil(earlier(told, next.orElse(Instant.MAX)));
  }

  private synchronized void restAfter(CompletableFuture<Void> running, Throwable failure) {
    running.complete(null);
    LOG.warnf("work that is due waits a second: %s", failure);
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
