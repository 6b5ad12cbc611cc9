package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs what replays the log, and what prints all of it: {@code sla.credit.replays} at a time, the
 * rest waits.
 */
@ApplicationScoped
public class Replays {
  private final WorkerExecutor workers;

  Replays(Vertx vertx, @ConfigProperty(name = "sla.credit.replays") int replays) {
    this.workers = vertx.createSharedWorkerExecutor("replay", replays);
  }

  @PreDestroy
  void close() {
    workers.closeAndForget();
  }

  /** On a thread that may take its time. */
  public <T> Uni<T> run(Callable<T> replay) {
    return workers.executeBlocking(replay, false);
  }
}
