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
import org.slaledger.clock.usecase.FollowTerms.FollowUpSet;
import org.slaledger.clock.usecase.FollowUps;
import org.slaledger.journal.DueWork;
import org.slaledger.journal.Transactions;

/** Works off follow-ups, as long as the service runs. */
@ApplicationScoped
public class FollowUpLoop implements DueWork.Table {
  private final FollowUps followUps;
  private final Transactions transactions;
  private final InstantSource time;
  private final DueWork work;

  /** On the service's own database. */
  public FollowUpLoop(
      FollowUps followUps, Transactions transactions, Vertx vertx, InstantSource time) {
    this.followUps = followUps;
    this.transactions = transactions;
    this.time = time;
    this.work = new DueWork(vertx, time, this);
  }

  @Override
  public Uni<Boolean> doFirstDue() {
    return followUps.followDue();
  }

  @Override
  public Uni<Optional<Instant>> next() {
    return transactions
        .inTransaction(followUps::untilNext)
        .map(wait -> wait.map(time.instant()::plus));
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    work.stop();
  }

  void hear(@Observes FollowUpSet set) {
    work.hear(set.at());
  }
}
