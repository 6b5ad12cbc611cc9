package org.slaledger.credit.automation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slaledger.credit.usecase.ledger.Checkpoints;
import org.slaledger.journal.DueWork;

/** Signs checkpoints, as long as the service runs. */
@ApplicationScoped
public class CheckpointLoop implements DueWork.Table {
  private final Checkpoints checkpoints;
  private final DueWork work;

  CheckpointLoop(Checkpoints checkpoints, Vertx vertx, InstantSource time) {
    this.checkpoints = checkpoints;
    this.work = new DueWork(vertx, time, this);
  }

  @Override
  public Uni<Boolean> doFirstDue() {
    return checkpoints.signDue();
  }

  @Override
  public Uni<Optional<Instant>> next() {
    return checkpoints.next();
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    work.stop();
  }
}
