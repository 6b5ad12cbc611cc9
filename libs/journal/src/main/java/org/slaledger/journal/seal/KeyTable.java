package org.slaledger.journal.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.slaledger.contract.seal.KeyRecord;

/** The table {@code seal_key}: each key's record as it stands in {@code sla.keys}. */
final class KeyTable {
  private static final String INSERT =
      """
      INSERT INTO seal_key (key, name, generation, version, state, platform_key, own, record)
      VALUES ($1, $2, $3, 1, 'ACTIVE', $4, true, $5) ON CONFLICT DO NOTHING
      """;
  private static final String TAKE =
      """
      INSERT INTO seal_key AS k
        (key, name, generation, version, state, platform_key, own, record)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (key) DO UPDATE SET version = $4, state = $5, platform_key = $6, record = $8
      WHERE k.state = 'ACTIVE' AND ($5 = 'ERASED' OR k.version < $4)
      """;
  private static final String UPDATE =
      """
      UPDATE seal_key SET version = $2, state = $3, platform_key = $4, record = $5,
        changed_at = now() WHERE key = $1
      """;
  private static final String LATEST =
      """
      SELECT generation, record FROM seal_key WHERE name = $1 AND own
      ORDER BY generation DESC LIMIT 1 FOR SHARE
      """;
  private static final String ACTIVE =
      "SELECT record FROM seal_key WHERE name = $1 AND own AND state = 'ACTIVE' FOR UPDATE";
  private static final String SOME = "SELECT record FROM seal_key WHERE key = ANY ($1)";

  private KeyTable() {}

  /** A key in use, or the last one that was. */
  record Latest(int generation, KeyRecord record) {}

  /** Fails with {@link KeyTaken} where it is there already. */
  static Uni<Void> insert(SqlConnection tx, KeyName name, int generation, KeyRecord record) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.of(record.key(), name.value(), generation, record.platformKey(), record.json()))
        .invoke(
            done -> {
              if (done.rowCount() == 0) {
                throw new KeyTaken(record.key());
              }
            })
        .replaceWithVoid();
  }

  /** Takes in what the topic says: erased wins for ever, else the higher version. */
  static Uni<Void> take(SqlConnection tx, List<KeyRecord> records, SealSettings settings) {
    return tx.preparedQuery(TAKE)
        .executeBatch(
            records.stream().map(record -> row(record, settings.owns(record.key()))).toList())
        .replaceWithVoid();
  }

  private static Tuple row(KeyRecord record, boolean own) {
    String[] parts = record.key().split("/", -1);
    int named = KeyName.parts(parts[0]);
    boolean first = parts.length == named;
    return Tuple.from(
        new Object[] {
          record.key(),
          first ? record.key() : record.key().substring(0, record.key().lastIndexOf('/')),
          first ? 1 : Integer.parseInt(parts[named]),
          record.version(),
          state(record),
          record.platformKey(),
          own,
          record.json()
        });
  }

  /** Replaces a row that the caller holds. */
  static Uni<Void> update(SqlConnection tx, KeyRecord record) {
    return tx.preparedQuery(UPDATE)
        .execute(
            Tuple.of(
                record.key(), record.version(), state(record), record.platformKey(), record.json()))
        .replaceWithVoid();
  }

  /** The newest key of a name; nobody erases it until the end of the transaction. */
  static Uni<Optional<Latest>> latest(SqlConnection tx, KeyName name) {
    return tx.preparedQuery(LATEST)
        .execute(Tuple.of(name.value()))
        .map(rows -> list(rows, r -> new Latest(r.getInteger("generation"), record(r))))
        .map(found -> found.stream().findFirst());
  }

  /** The keys of a name that are not erased; nobody uses them until the end of the transaction. */
  static Uni<List<KeyRecord>> active(SqlConnection tx, KeyName name) {
    return tx.preparedQuery(ACTIVE)
        .execute(Tuple.of(name.value()))
        .map(rows -> list(rows, KeyTable::record));
  }

  static Uni<List<KeyRecord>> some(SqlClient from, String[] keys) {
    return from.preparedQuery(SOME)
        .execute(Tuple.of(keys))
        .map(rows -> list(rows, KeyTable::record));
  }

  static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
    return StreamSupport.stream(rows.spliterator(), false).map(each).toList();
  }

  static KeyRecord record(Row row) {
    try {
      return KeyRecord.read(row.getString("record").getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("seal_key holds what is no key", e);
    }
  }

  private static String state(KeyRecord record) {
    return record.isErased() ? "ERASED" : "ACTIVE";
  }
}
