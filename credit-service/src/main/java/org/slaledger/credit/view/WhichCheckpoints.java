package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.view.ShownCheckpoint.Cosigned;
import org.slaledger.journal.Sql;

/** Which checkpoints were signed. */
@ApplicationScoped
public class WhichCheckpoints {
  private static final String SELECT =
      """
      SELECT c.size, c.note, c.signed_at, w.key, w.signature, w.actor, w.given_at FROM (
        SELECT * FROM ledger_checkpoint WHERE %s ORDER BY size DESC LIMIT %s) c
      LEFT JOIN ledger_cosignature w USING (size)
      ORDER BY c.size DESC, w.given_at, w.key
      """;
  private static final Sql BELOW = new Sql(SELECT.formatted("size < $1", "$2"));
  private static final Sql OF = new Sql(SELECT.formatted("size = $1", "1"));
  private static final Sql BY = new Sql(SELECT.formatted("signed_at <= $1", "1"));

  private final Pool pool;

  /** On the service's own database. */
  public WhichCheckpoints(Pool pool) {
    this.pool = pool;
  }

  /** The latest, at most so many, of those with fewer leaves; of all where no size is given. */
  public Uni<List<ShownCheckpoint>> latest(@Nullable Long below, int most) {
    return list(BELOW, pool, below == null ? Long.MAX_VALUE : below, most);
  }

  /** The one of this size. */
  public Uni<Optional<ShownCheckpoint>> of(long size) {
    return list(OF, pool, size).map(found -> found.stream().findFirst());
  }

  /** The last that was signed by an instant: what was known then. */
  public Uni<Optional<ShownCheckpoint>> by(Instant instant) {
    return by(pool, instant);
  }

  /** The same, in a transaction. */
  public Uni<Optional<ShownCheckpoint>> by(SqlClient db, Instant instant) {
    return list(BY, db, instant).map(found -> found.stream().findFirst());
  }

  private static Uni<List<ShownCheckpoint>> list(Sql question, SqlClient db, Object... values) {
    return question.list(db, WhichCheckpoints::read, values).map(WhichCheckpoints::gathered);
  }

  private static ReadRow read(Row row) {
    String key = row.getString("key");
    return new ReadRow(
        row.getLong("size"),
        Sql.instant(row, "signed_at"),
        row.getString("note"),
        key == null ? null : row.getString("signature"),
        key == null
            ? null
            : new Cosigned(key, row.getString("actor"), Sql.instant(row, "given_at")));
  }

  private static List<ShownCheckpoint> gathered(List<ReadRow> rows) {
    Map<Long, List<ReadRow>> bySize = new LinkedHashMap<>();
    rows.forEach(row -> bySize.computeIfAbsent(row.size(), size -> new ArrayList<>()).add(row));
    return bySize.values().stream().map(WhichCheckpoints::gather).toList();
  }

  private static ShownCheckpoint gather(List<ReadRow> rows) {
    ReadRow first = rows.getFirst();
    StringBuilder note = new StringBuilder(first.note());
    List<Cosigned> cosigned = new ArrayList<>();
    for (ReadRow row : rows) {
      if (row.cosigned() != null) {
        note.append(row.signature()).append('\n');
        cosigned.add(row.cosigned());
      }
    }
    return new ShownCheckpoint(first.size(), first.signedAt(), note.toString(), cosigned);
  }

  private record ReadRow(
      long size,
      Instant signedAt,
      String note,
      @Nullable String signature,
      @Nullable Cosigned cosigned) {}
}
