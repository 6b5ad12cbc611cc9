package org.slaledger.journal;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Builds the views' tables anew from the log and the journal, beside those that answer, with no
 * reaction run. One rebuild of a service runs at a time, in whichever process; when that one ends,
 * however it does, the tables that answer are whole: the old ones or the new ones.
 */
@ApplicationScoped
public class Rebuilds {
  private static final Logger LOG = Logger.getLogger(Rebuilds.class);

  private final RebuildSettings settings;
  private final RebuildRecords records;
  private final ViewVersions versions;
  private final KafkaClients kafka;
  private final Vertx vertx;
  private final List<View> views;
  private final Deployment own;
  private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();

  Rebuilds(
      RebuildSettings settings,
      RebuildRecords records,
      ViewVersions versions,
      KafkaClients kafka,
      Vertx vertx,
      @All List<View> views,
      Deployment own) {
    this.settings = settings;
    this.records = records;
    this.versions = versions;
    this.kafka = kafka;
    this.vertx = vertx;
    this.own = own;
    this.views = views.stream().filter(view -> !view.tables().isEmpty()).toList();
  }

  /** Begins one; empty while another one runs, here or in another process. */
  public Uni<Optional<UUID>> begin(Rebuild.Mode mode, String reason, String actor) {
    return Uni.createFrom()
        .item(() -> beginNow(mode, reason, actor))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /** The newest first. */
  public Uni<List<Rebuild>> list(int limit) {
    return records.newest(limit);
  }

  /** One of them, if it is there. */
  public Uni<Optional<Rebuild>> find(UUID id) {
    return records.find(id);
  }

  Optional<UUID> beginNow(Rebuild.Mode mode, String reason, String actor) {
    Pool pool = settings.connect(vertx);
    try {
      SqlConnection connection = pool.getConnection().await().indefinitely();
      if (!RebuildLock.take(connection)) {
        pool.closeAndAwait();
        return Optional.empty();
      }
      records.abandon(connection);
      UUID id = records.begin(connection, mode, reason, actor);
      Thread thread =
          Thread.ofPlatform()
              .daemon()
              .name("rebuild")
              .unstarted(() -> run(pool, connection, id, mode));
      running.set(thread);
      thread.start();
      return Optional.of(id);
    } catch (RuntimeException e) {
      pool.closeAndAwait();
      throw e;
    }
  }

  private void run(Pool pool, SqlConnection connection, UUID id, Rebuild.Mode mode) {
    try (BesideLog log = new BesideLog(kafka.bulkConsumer(), settings.topics())) {
      run(new RebuildRun(pool, connection, log, views, own), connection, id, mode);
      // what is left is to close
      running.set(null);
    } catch (RuntimeException e) {
      LOG.errorf(e, "the rebuild %s failed", id);
      noteFailure(pool, id, e);
    } finally {
      running.set(null);
      pool.closeAndAwait();
    }
  }

  /** If this can't be noted either, it is shown as abandoned. */
  private void noteFailure(Pool pool, UUID id, RuntimeException failure) {
    try {
      records.failed(pool, id, String.valueOf(failure.getMessage()));
    } catch (RuntimeException e) {
      LOG.warnf("that the rebuild %s failed could not be recorded: %s", id, e.getMessage());
    }
  }

  private void run(RebuildRun run, SqlConnection connection, UUID id, Rebuild.Mode mode) {
    RebuildRun.Compared compared = run.compare();
    if (mode == Rebuild.Mode.SWITCH && compared.sameCut()) {
      run.takePlace(
          () -> {
            versions.write(connection, views);
            records.ended(connection, id, Rebuild.Outcome.SWITCHED, run.applied(), compared);
          });
      run.drop();
    } else {
      run.drop();
      records.ended(connection, id, outcome(mode, compared), run.applied(), compared);
    }
    LOG.infof(
        "the rebuild %s applied %d events, %d rows differed",
        id, run.applied(), compared.differing());
  }

  private static Rebuild.Outcome outcome(Rebuild.Mode mode, RebuildRun.Compared compared) {
    if (mode == Rebuild.Mode.SWITCH) {
      return Rebuild.Outcome.REFUSED;
    }
    return compared.differing() == 0 ? Rebuild.Outcome.EQUAL : Rebuild.Outcome.DIFFERENT;
  }

  /** Waits for the one that runs in this process. */
  void awaitEnd() {
    Thread thread = running.get();
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop(@Observes ShutdownEvent stopped) {
    Thread thread = running.get();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
