package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;

/** Runs the steps of a rebuild: each is done as a whole or not at all. Blocks. */
interface BesideSteps {
  <T> T run(Function<SqlConnection, Uni<T>> step);

  /** Each in a transaction of its own. */
  static BesideSteps transactions(Pool pool) {
    return new BesideSteps() {
      @Override
      public <T> T run(Function<SqlConnection, Uni<T>> step) {
        return pool.withTransaction(step).await().indefinitely();
      }
    };
  }

  /** All in one transaction, each behind a savepoint. */
  static BesideSteps within(SqlConnection tx) {
    return new BesideSteps() {
      @Override
      public <T> T run(Function<SqlConnection, Uni<T>> step) {
        return say(tx, "SAVEPOINT step")
            .chain(() -> step.apply(tx))
            .call(() -> say(tx, "RELEASE SAVEPOINT step"))
            .onFailure()
            .call(() -> say(tx, "ROLLBACK TO SAVEPOINT step"))
            .await()
            .indefinitely();
      }
    };
  }

  private static Uni<Void> say(SqlConnection tx, String statement) {
    return tx.query(statement).execute().replaceWithVoid();
  }
}
