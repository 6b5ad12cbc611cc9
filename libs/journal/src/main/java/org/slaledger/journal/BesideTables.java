package org.slaledger.journal;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables that are built anew: like those that answer, with the same keys, indexes, grants and
 * names, in a schema beside them.
 */
final class BesideTables {
  static final String SCHEMA = "rebuild";

  /** The intake's own bookkeeping: it is built anew too, and never switched. */
  private static final List<String> INTAKE = List.of("stream_head", "held_event", "taken_event");

  private static final String DROP = "DROP SCHEMA IF EXISTS rebuild CASCADE";
  private static final String TRIGGERS =
      """
      SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace AND c.relname = ANY($1)
      """;
  private static final String LIKE_THEM =
      """
      WITH t AS (SELECT oid, relname, relacl FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname = ANY($1)),
      k AS (SELECT k.*, t.relname FROM pg_constraint k JOIN t ON t.oid = k.conrelid)
      SELECT 1 AS step, format('CREATE TABLE rebuild.%1$I (LIKE public.%1$I INCLUDING DEFAULTS'
        ' INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING IDENTITY INCLUDING STORAGE'
        ' INCLUDING COMMENTS)', relname) AS ddl FROM t
      UNION ALL
      SELECT 2, format('ALTER TABLE rebuild.%I ADD CONSTRAINT %I %s', relname, conname,
        pg_get_constraintdef(oid)) FROM k WHERE contype IN ('p', 'u', 'x')
      UNION ALL
      SELECT 3, replace(pg_get_indexdef(i.indexrelid), format(' ON public.%I ', relname),
        format(' ON rebuild.%I ', relname))
      FROM pg_index i JOIN t ON t.oid = i.indrelid WHERE NOT EXISTS
        (SELECT 1 FROM k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
      UNION ALL
      SELECT 4, format('ALTER TABLE rebuild.%I ADD CONSTRAINT %I %s', relname, conname,
        CASE WHEN confrelid IN (SELECT oid FROM t)
          THEN replace(pg_get_constraintdef(oid), ' REFERENCES public.', ' REFERENCES rebuild.')
          ELSE pg_get_constraintdef(oid) END) FROM k WHERE contype = 'f'
      UNION ALL
      SELECT 5, format('GRANT %s ON rebuild.%I TO %I', a.privilege_type, relname,
        pg_get_userbyid(a.grantee))
      FROM t CROSS JOIN LATERAL aclexplode(t.relacl) AS a WHERE a.grantee <> a.grantor
      ORDER BY step
      """;

  private final List<String> views;

  BesideTables(List<ViewTable> views) {
    this.views = views.stream().map(ViewTable::name).toList();
  }

  /** What a rebuild that did not come to its end left goes away first. */
  void make(SqlConnection owner) {
    String[] all = Stream.concat(views.stream(), INTAKE.stream()).toArray(String[]::new);
    refuseTriggers(owner, all);
    run(owner, DROP);
    run(owner, "CREATE SCHEMA rebuild");
    List<String> ddl = new ArrayList<>();
    owner
        .preparedQuery(LIKE_THEM)
        .execute(Tuple.of(all))
        .await()
        .indefinitely()
        .forEach(row -> ddl.add(row.getString("ddl")));
    ddl.forEach(statement -> run(owner, statement));
  }

  /** A switch would lose them in silence. */
  private static void refuseTriggers(SqlConnection owner, String[] tables) {
    owner
        .preparedQuery(TRIGGERS)
        .execute(Tuple.of(tables))
        .await()
        .indefinitely()
        .forEach(
            row -> {
              throw new RebuildFailed(
                  "the table " + row.getString("name") + " has a trigger, which no rebuild knows");
            });
  }

  void drop(SqlConnection owner) {
    run(owner, DROP);
  }

  /**
   * Keeps everybody else from the tables that answer, until the end of the transaction. Who waits
   * for them while this waits for him would be a deadlock: this gives up sooner than PostgreSQL
   * looks for one, so that it is never the other who fails.
   */
  void hold(SqlConnection tx) {
    if (views.isEmpty()) {
      return;
    }
    run(tx, "SET LOCAL statement_timeout = '900ms'");
    run(tx, "LOCK TABLE " + live() + " IN ACCESS EXCLUSIVE MODE");
    run(tx, "SET LOCAL statement_timeout = 0");
  }

  /** Those built anew take the place of the others. Fails when something else depends on these. */
  void takePlace(SqlConnection tx) {
    if (views.isEmpty()) {
      return;
    }
    run(tx, "DROP TABLE " + live());
    views.forEach(name -> run(tx, "ALTER TABLE rebuild." + name + " SET SCHEMA public"));
  }

  private String live() {
    return String.join(", ", views.stream().map(name -> "public." + name).toList());
  }

  private static void run(SqlConnection db, String statement) {
    db.query(statement).execute().await().indefinitely();
  }
}
