package org.slaledger.journal;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.steps.InTurn;

/**
 * Tries every parked stream once when a process starts, so that a deployed fix mends what it was
 * made for. What fails again stays parked.
 */
@ApplicationScoped
class RetryAtStart {
  private static final Logger LOG = Logger.getLogger(RetryAtStart.class);
  private static final Sql PARKED =
      new Sql("SELECT stream FROM stream_head WHERE state = 'PARKED' ORDER BY since");

  private final Pool pool;
  private final StreamRepairs repairs;

  RetryAtStart(Pool pool, StreamRepairs repairs) {
    this.pool = pool;
    this.repairs = repairs;
  }

  void start(@Observes StartupEvent started) {
    retryAll()
        .subscribe()
        .with(
            done -> {},
            failure -> LOG.warnf("parked streams were not all tried again: %s", failure));
  }

  /** One after the other, each in a transaction of its own. */
  Uni<Void> retryAll() {
    return PARKED.list(pool, row -> new StreamId(row.getString("stream"))).flatMap(this::retryEach);
  }

  private Uni<Void> retryEach(List<StreamId> streams) {
    return InTurn.each(
        streams,
        stream ->
            repairs
                .retry(stream, pool::<Resumption>withTransaction)
                .invoke(came -> LOG.infof("%s was parked and was tried again: %s", stream, came)));
  }
}
