package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.seal.KeptBody;
import org.slaledger.journal.seal.Unseal;

/**
 * Executes commands, each once: the same key gets the same answer and nothing is written twice,
 * also when the first answer never reached the caller, and also when both arrive at the same
 * moment. What people wrote is sealed in the answers that are kept: once erased, the same key gets
 * the same answer without it.
 */
@ApplicationScoped
public class Commands {
  private static final String CLAIM =
      """
      INSERT INTO answer (actor, key, request_hash) VALUES ($1, $2, $3)
      ON CONFLICT (actor, key) DO NOTHING
      """;
  private static final String KEEP =
      """
      UPDATE answer SET status = $3, location = $4, etag = $5, body = $6
      WHERE actor = $1 AND key = $2
      """;
  private static final String GIVEN =
      "SELECT request_hash, status, location, etag, body FROM answer WHERE actor = $1 AND key = $2";

  private final Transactions transactions;
  private final Unseal unseal;

  /** On the service's own transactions. */
  public Commands(Transactions transactions, Unseal unseal) {
    this.transactions = transactions;
    this.unseal = unseal;
  }

  /**
   * Runs the work in one transaction and keeps its answer under the key. An answer of 400 and above
   * rolls all back and keeps nothing, so that a corrected command may use the key again.
   *
   * @param key none for a command that may be executed as often as it is sent
   */
  public Uni<Answer> execute(@Nullable CommandKey key, Function<SqlConnection, Uni<Answer>> work) {
    Function<SqlConnection, Uni<Answer>> once = key == null ? work : tx -> once(tx, key, work);
    return transactions
        .inTransaction(tx -> once.apply(tx).invoke(Commands::rollBackIfRefused))
        .onFailure(RolledBack.class)
        .recoverWithItem(refused -> ((RolledBack) refused).answer);
  }

  /**
   * As {@link #execute(CommandKey, Function)}, for what has to be found out before and takes long:
   * what was answered under the key is answered again without it, also when it can't be found out
   * any more.
   *
   * @param prepare runs outside the transaction
   */
  public <T> Uni<Answer> execute(
      @Nullable CommandKey key,
      Supplier<Uni<T>> prepare,
      BiFunction<SqlConnection, T, Uni<Answer>> work) {
    Uni<Optional<Answer>> before =
        key == null
            ? Uni.createFrom().item(Optional.empty())
            : transactions.inTransaction(tx -> find(tx, key));
    return before.flatMap(
        answer ->
            answer.isPresent()
                ? Uni.createFrom().item(answer.get())
                : prepare.get().flatMap(found -> execute(key, tx -> work.apply(tx, found))));
  }

  private Uni<Answer> once(
      SqlConnection tx, CommandKey key, Function<SqlConnection, Uni<Answer>> work) {
    return tx.preparedQuery(CLAIM)
        .execute(Tuple.of(key.actor(), key.key(), key.requestHash()))
        .flatMap(
            claimed ->
                claimed.rowCount() == 0
                    ? find(tx, key).map(Optional::orElseThrow)
                    : work.apply(tx).call(answer -> keep(tx, key, answer)));
  }

  private static Uni<RowSet<Row>> keep(SqlConnection tx, CommandKey key, Answer answer) {
    return tx.preparedQuery(KEEP)
        .execute(
            Tuple.from(
                new Object[] {
                  key.actor(),
                  key.key(),
                  answer.status(),
                  answer.location(),
                  answer.etag(),
                  answer.kept()
                }));
  }

  private Uni<Optional<Answer>> find(SqlConnection tx, CommandKey key) {
    return tx.preparedQuery(GIVEN)
        .execute(Tuple.of(key.actor(), key.key()))
        .flatMap(
            rows ->
                rows.rowCount() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : given(tx, key, rows.iterator().next()).map(Optional::of));
  }

  private Uni<Answer> given(SqlConnection tx, CommandKey key, Row row) {
    if (!row.getString("request_hash").equals(key.requestHash())) {
      return Uni.createFrom().item(KeyReused.ANSWER);
    }
    String kept = row.getString("body");
    return KeptBody.opened(kept, unseal, tx)
        .map(
            body ->
                new Answer(
                    row.getInteger("status"),
                    row.getString("location"),
                    row.getString("etag"),
                    body,
                    kept));
  }

  private static void rollBackIfRefused(Answer answer) {
    if (answer.refused()) {
      throw new RolledBack(answer);
    }
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Answer answer;

    RolledBack(Answer answer) {
      super(null, null, false, false);
      this.answer = answer;
    }
  }
}
