package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.view.ShadowRun;
import org.slaledger.credit.view.ShadowRuns;
import org.slaledger.journal.IncompleteLog;
import org.slaledger.journal.ReplayProgress;

/**
 * Has shadow replays done, one at a time, by whichever replica takes it first. One whose process
 * ends is begun anew by another, within 5 minutes where it was killed; at once where it was
 * stopped.
 */
@ApplicationScoped
public class ShadowReplays {
  private static final Logger LOG = Logger.getLogger(ShadowReplays.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration LOG_IS_WHOLE_AGAIN = Duration.ofMinutes(1);

  private final ShadowReplay replay;
  private final ShadowRuns runs;
  private final Pool db;
  private final InstantSource time;
  private volatile boolean stopping;
  private volatile @Nullable Thread running;

  ShadowReplays(ShadowReplay replay, ShadowRuns runs, Pool db, InstantSource time) {
    this.replay = replay;
    this.runs = runs;
    this.db = db;
    this.time = time;
  }

  /** Has one done; none where one runs already. */
  public Uni<Optional<ShadowRun>> begin(String actor) {
    return runs.begin(db, actor, time.instant());
  }

  /** The one that runs, or ended last. */
  public Uni<Optional<ShadowRun>> latest() {
    return runs.latest(db);
  }

  /** The last one that says whether something differs. */
  public Uni<Optional<ShadowRun>> telling() {
    return runs.telling(db);
  }

  /** The one that runs is ended within seconds; none where none runs. */
  public Uni<Optional<ShadowRun>> cancel() {
    return runs.cancel(db, time.instant());
  }

  /** Performs what nobody else does, to its end; false where there is nothing to do. */
  public Uni<Boolean> performDue() {
    Instant now = time.instant();
    return runs.take(db, now, now.plus(LEASE))
        .flatMap(taken -> taken.map(this::inThread).orElseGet(() -> Uni.createFrom().item(false)));
  }

  /** What this process performs is left to others. */
  public void stop() {
    stopping = true;
    Thread thread = running;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private Uni<Boolean> inThread(ShadowRuns.Taken run) {
    return Uni.createFrom()
        .item(
            () -> {
              perform(run);
              return true;
            })
        .runSubscriptionOn(this::start);
  }

  /** Of its own: it takes none of those that answer. */
  private void start(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().name("shadow-replay").unstarted(work);
    running = thread;
    thread.start();
  }

  private void perform(ShadowRuns.Taken run) {
    try {
      replay.run(new Telling(run));
      runs.end(db, run, time.instant(), null).await().indefinitely();
    } catch (CancellationException e) {
      leave(run);
    } catch (IncompleteLog e) {
      LOG.infof("the shadow replay waits: %s", e.getMessage());
      runs.again(db, run, time.instant().plus(LOG_IS_WHOLE_AGAIN)).await().indefinitely();
    } catch (RuntimeException e) {
      LOG.errorf(e, "the shadow replay could not be done");
      runs.end(db, run, time.instant(), String.valueOf(e.getMessage())).await().indefinitely();
    }
  }

  /** Cancelled, or taken over by another, to which nothing is written; or to be begun anew. */
  private void leave(ShadowRuns.Taken run) {
    // what is written here must not be interrupted again
    Thread.interrupted();
    (stopping
            ? runs.again(db, run, time.instant())
            : runs.end(db, run, time.instant(), "it was interrupted"))
        .await()
        .indefinitely();
  }

  /** Writes down how it goes; ends it where it is not to go on. */
  private final class Telling implements ShadowReplay.Watcher {
    private final ShadowRuns.Taken run;
    private ReplayProgress last = new ReplayProgress(0, 0, Duration.ZERO);
    private long statements;

    Telling(ShadowRuns.Taken run) {
      this.run = run;
    }

    @Override
    public void progress(ReplayProgress progress) {
      last = progress.total() == 0 ? last : progress;
      tell();
    }

    @Override
    public void derived() {
      statements++;
      tell();
    }

    @Override
    public void differs(String subject, String finding) {
      LOG.errorf("the shadow replay found a difference: %s: %s", subject, finding);
      runs.found(db, run, subject, finding, time.instant()).await().indefinitely();
    }

    private void tell() {
      boolean on =
          !stopping
              && runs.alive(db, run, time.instant().plus(LEASE), last, statements)
                  .await()
                  .indefinitely();
      if (!on) {
        throw new CancellationException("the shadow replay is not to go on");
      }
    }
  }
}
