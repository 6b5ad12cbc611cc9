package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.slaledger.journal.seal.KeyTaken;

/** Runs work in one transaction of the service's database. */
@ApplicationScoped
public class Transactions {
  private static final int ATTEMPTS_AFTER_A_LOST_RACE = 5;

  private final Pool pool;

  /** On the service's own database. */
  public Transactions(Pool pool) {
    this.pool = pool;
  }

  /**
   * All that the work writes is committed, or nothing. Work that fails with {@link StaleVersion} or
   * {@link KeyTaken} runs again in a new transaction, 5 times at most, then fails with {@link
   * Conflict}.
   */
  public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> pool.withTransaction(work))
        .onFailure(Transactions::isLostRace)
        .retry()
        .withBackOff(Duration.ofMillis(5), Duration.ofMillis(100))
        .atMost(ATTEMPTS_AFTER_A_LOST_RACE)
        .onFailure(Transactions::isLostRace)
        .transform(Conflict::new);
  }

  private static boolean isLostRace(Throwable failure) {
    return failure instanceof StaleVersion || failure instanceof KeyTaken;
  }
}
