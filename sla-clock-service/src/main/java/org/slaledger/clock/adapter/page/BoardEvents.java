package org.slaledger.clock.adapter.page;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.view.ChangedClocks;
import org.slaledger.clock.view.ChangedClocks.Changes;
import org.slaledger.clock.view.WhichClocks;
import org.slaledger.web.problem.Problem;

/**
 * Tells those who look at clocks when what they see may have changed. One question a second to the
 * database serves all who look, and none is asked while nobody does.
 */
@ApplicationScoped
public class BoardEvents {
  private static final Logger LOG = Logger.getLogger(BoardEvents.class);
  private static final int MILLIS = 1000;

  /** So often that nothing on the way takes the connection for dead. */
  private static final int TICKS_TO_HEARTBEAT = 15;

  private final Vertx vertx;
  private final Pool pool;
  private final InstantSource time;
  private final int most;
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean asking = new AtomicBoolean();
  private @Nullable ChangedClocks changes;
  private long timer;
  private int ticks;

  /**
   * On the service's own database.
   *
   * @param most how many may look at once, each with a connection of its own
   */
  public BoardEvents(
      Vertx vertx,
      Pool pool,
      InstantSource time,
      @ConfigProperty(name = "sla.board.readers", defaultValue = "500") int most) {
    this.vertx = vertx;
    this.pool = pool;
    this.time = time;
    this.most = most;
  }

  /** What is told. */
  enum Signal {
    CHANGED,
    /** Nothing: the connection is held open. */
    ALIVE
  }

  /**
   * Somebody who looks.
   *
   * @param waits until it is told for the first time
   */
  private record Reader(
      WhichClocks which,
      Instant until,
      MultiEmitter<? super Signal> emitter,
      AtomicBoolean waits) {}

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(MILLIS, id -> tick());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  /**
   * Tells of changes from now on. The first one comes within a second, changed or not: with it
   * begins what is known, so that nothing is overlooked that came after the reader's page.
   *
   * @param until when it ends; who still may look then comes again
   * @throws org.slaledger.web.problem.ProblemException 503 when too many look already
   */
  Multi<Signal> of(WhichClocks which, Instant until) {
    if (readers.size() >= most) {
      throw Problem.of(503, "Too many look at clocks at once: load the page anew now and then.")
          .asException();
    }
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Reader reader = new Reader(which, until, emitter, new AtomicBoolean(true));
              emitter.onTermination(() -> readers.remove(reader));
              readers.add(reader);
              emitter.emit(Signal.ALIVE);
            });
  }

  private void tick() {
    Instant now = time.instant();
    // a stop waits for requests that are held, so these end with the first sign of it
    boolean serving = Application.currentApplication().isStarted();
    readers.stream()
        .filter(reader -> !serving || !now.isBefore(reader.until()))
        .forEach(reader -> reader.emitter().complete());
    ticks++;
    if (ticks % TICKS_TO_HEARTBEAT == 0) {
      readers.forEach(reader -> reader.emitter().emit(Signal.ALIVE));
    }
    if (asking.compareAndSet(false, true)) {
      ask(now);
    }
  }

  private void ask(Instant now) {
    if (readers.isEmpty()) {
      changes = null;
      asking.set(false);
      return;
    }
    ChangedClocks known = changes == null ? new ChangedClocks(pool) : changes;
    changes = known;
    known
        .sinceLastAsked(now)
        .onTermination()
        .invoke(() -> asking.set(false))
        .subscribe()
        .with(
            this::tell, failure -> LOG.warnf("nobody is told what changed of clocks: %s", failure));
  }

  private void tell(Changes changed) {
    readers.stream()
        .filter(
            reader -> reader.waits().compareAndSet(true, false) || changed.concern(reader.which()))
        .forEach(reader -> reader.emitter().emit(Signal.CHANGED));
  }
}
