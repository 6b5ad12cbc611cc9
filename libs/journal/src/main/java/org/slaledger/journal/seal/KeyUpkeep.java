package org.slaledger.journal.seal;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.slaledger.contract.seal.KeyRecord;
import org.slaledger.journal.steps.InTurn;

/**
 * What the owner of keys does to them in the background: wraps anew what another platform key
 * wraps, and says again for a while that a key was erased. Kafka compacts no segment that is still
 * written to, and begins a new one only when something is written: without that a wrapped key that
 * was overwritten last could stay there for ever.
 */
@ApplicationScoped
public class KeyUpkeep {
  private static final Logger LOG = Logger.getLogger(KeyUpkeep.class);
  private static final int BATCH = 200;
  private static final int SAID_AGAIN = 3;
  private static final String TO_WRAP =
      """
      SELECT record FROM seal_key WHERE own AND state = 'ACTIVE' AND platform_key <> $1
        AND platform_key = ANY ($2)
      ORDER BY key LIMIT $3 FOR UPDATE SKIP LOCKED
      """;
  private static final String SAY_AGAIN =
      """
      UPDATE seal_key SET said = said + 1, changed_at = now()
      WHERE key IN (SELECT key FROM seal_key
        WHERE own AND state = 'ERASED' AND said < $1 AND changed_at < $2
        ORDER BY key LIMIT $3 FOR UPDATE SKIP LOCKED)
      """;

  private final SealSettings settings;
  private final Pool pool;
  private final InstantSource time;
  private final Duration compaction;

  KeyUpkeep(
      SealSettings settings,
      Pool pool,
      InstantSource time,
      @ConfigProperty(name = "sla.seal.compaction") Duration compaction) {
    this.settings = settings;
    this.pool = pool;
    this.time = time;
    this.compaction = compaction;
  }

  @Scheduled(every = "{sla.seal.upkeep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> upkeep() {
    return settings.owns()
        ? wrapAnew()
            .chain(this::sayAgain)
            .onFailure()
            .invoke(e -> LOG.warnf("keys are seen to later: %s", e.getMessage()))
            .onFailure()
            .recoverWithNull()
        : Uni.createFrom().voidItem();
  }

  /** Wraps all keys that another platform key wraps, a batch in a transaction. */
  Uni<Void> wrapAnew() {
    return Multi.createBy()
        .repeating()
        .uni(() -> pool.withTransaction(this::wrapSome))
        .whilst(some -> some == BATCH)
        .onItem()
        .invoke(
            some -> {
              if (some > 0) {
                LOG.infof("%d keys are now wrapped by %s", some, settings.platform().current());
              }
            })
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Integer> wrapSome(SqlConnection tx) {
    return tx.preparedQuery(TO_WRAP)
        .execute(
            Tuple.of(
                settings.platform().current(),
                settings.platform().names().toArray(String[]::new),
                BATCH))
        .map(rows -> KeyTable.list(rows, (Row row) -> KeyTable.record(row)))
        .call(keys -> wrap(tx, keys))
        .map(List::size);
  }

  private Uni<Void> wrap(SqlConnection tx, List<KeyRecord> keys) {
    List<KeyRecord> wrapped =
        keys.stream()
            .map(key -> key.rewrapped(settings.platform()))
            .flatMap(Optional::stream)
            .toList();
    return InTurn.each(wrapped, key -> KeyTable.update(tx, key));
  }

  private Uni<Void> sayAgain() {
    return pool.preparedQuery(SAY_AGAIN)
        .execute(
            Tuple.of(SAID_AGAIN, time.instant().minus(compaction).atOffset(ZoneOffset.UTC), BATCH))
        .replaceWithVoid();
  }
}
