package org.slaledger.journal;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares tables that answer with those built anew, row by row and column by column, in the
 * snapshot of one transaction.
 */
final class ViewComparison {
  private static final int NAMED = 20;

  /** What the intake stands at is compared too: only at the same cut can the rows be the same. */
  static final ViewTable HEADS = new ViewTable("stream_head", Set.of("topic", "reason", "since"));

  private static final String COLUMNS =
      """
      SELECT a.attname AS name, EXISTS (SELECT 1 FROM pg_index i
        WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY(i.indkey)) AS key
      FROM pg_attribute a WHERE a.attrelid = ('public.' || $1)::regclass
        AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
      """;
  private static final String DIFFERENCES =
      """
      SELECT concat_ws(', ', %1$s) AS key, l.here IS NOT NULL AS live, r.here IS NOT NULL AS rebuilt,
        array_remove(ARRAY[%2$s]::text[], NULL) AS columns, count(*) OVER () AS differing
      FROM (SELECT *, true AS here FROM public.%3$s) l
      FULL JOIN (SELECT *, true AS here FROM rebuild.%3$s) r USING (%4$s)
      WHERE l.here IS NULL OR r.here IS NULL OR %5$s
      ORDER BY 1 LIMIT %6$d
      """;

  private final SqlConnection tx;

  ViewComparison(SqlConnection tx) {
    this.tx = tx;
  }

  /**
   * Of one table.
   *
   * @param rows of the table built anew
   * @param differing how many rows differ
   * @param named the first of these
   */
  record Found(long rows, long differing, List<Rebuild.Difference> named) {}

  Found compare(ViewTable table) {
    List<String> key = columns(table, true);
    if (key.isEmpty() || key.stream().anyMatch(table.notCompared()::contains)) {
      throw new RebuildFailed("the table " + table.name() + " has no key to compare it by");
    }
    List<Row> rows = new ArrayList<>();
    List<String> others = columns(table, false);
    others.removeAll(table.notCompared());
    tx.query(differences(table, key, others)).execute().await().indefinitely().forEach(rows::add);
    return new Found(
        count(table),
        rows.isEmpty() ? 0 : rows.getFirst().getLong("differing"),
        rows.stream().map(row -> difference(table, row)).toList());
  }

  private List<String> columns(ViewTable table, boolean key) {
    List<String> names = new ArrayList<>();
    tx.preparedQuery(COLUMNS)
        .execute(Tuple.of(table.name()))
        .await()
        .indefinitely()
        .forEach(
            row -> {
              if (row.getBoolean("key") == key) {
                names.add(row.getString("name"));
              }
            });
    return names;
  }

  private static String differences(ViewTable table, List<String> key, List<String> others) {
    return DIFFERENCES.formatted(
        each(key, "'%1$s=' || \"%1$s\"", ", "),
        each(
            others,
            "CASE WHEN l.here AND r.here AND l.\"%1$s\" IS DISTINCT FROM r.\"%1$s\" THEN '%1$s' END",
            ", "),
        table.name(),
        each(key, "\"%s\"", ", "),
        others.isEmpty() ? "false" : each(others, "l.\"%1$s\" IS DISTINCT FROM r.\"%1$s\"", " OR "),
        NAMED);
  }

  private static String each(List<String> columns, String form, String between) {
    return columns.stream().map(form::formatted).collect(Collectors.joining(between));
  }

  private long count(ViewTable table) {
    return tx.query("SELECT count(*) FROM rebuild." + table.name())
        .execute()
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }

  private static Rebuild.Difference difference(ViewTable table, Row row) {
    boolean live = row.getBoolean("live");
    Rebuild.Difference.Kind kind =
        live && row.getBoolean("rebuilt")
            ? Rebuild.Difference.Kind.DIFFERENT
            : live ? Rebuild.Difference.Kind.LIVE_ONLY : Rebuild.Difference.Kind.REBUILT_ONLY;
    return new Rebuild.Difference(
        table.name(), row.getString("key"), kind, List.of(row.getArrayOfStrings("columns")));
  }
}
