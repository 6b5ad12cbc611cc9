package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.slaledger.journal.Sql;

/** The table {@code observation_import}: how far history was taken in. No view of the log. */
@ApplicationScoped
public class Imports {
  private static final Sql BEGIN =
      new Sql(
          """
          INSERT INTO observation_import (id, name, actor, observations, begun_at, changed_at)
          VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING
          """);
  private static final Sql ONE = new Sql("SELECT * FROM observation_import WHERE id = $1");
  private static final Sql LOCKED =
      new Sql("SELECT * FROM observation_import WHERE id = $1 FOR UPDATE");
  private static final Sql ADVANCE =
      new Sql(
          """
          UPDATE observation_import SET taken = taken + $2, events = events + $3, changed_at = $4
          WHERE id = $1
          """);

  /**
   * One import.
   *
   * @param id the SHA-256 of its lines, in hex
   * @param name what people call it
   * @param actor who began it
   * @param observations how many it has
   * @param taken so many of them, from the first on, were taken in
   * @param events so many events were made of these
   */
  public record Import(
      String id,
      String name,
      String actor,
      long observations,
      long taken,
      long events,
      Instant begunAt,
      Instant changedAt) {
    static Import of(Row row) {
      return new Import(
          row.getString("id"),
          row.getString("name"),
          row.getString("actor"),
          row.getLong("observations"),
          row.getLong("taken"),
          row.getLong("events"),
          instant(row, "begun_at"),
          instant(row, "changed_at"));
    }
  }

  /** Notes a new one; one that is known stays as it is. */
  public Uni<Void> begin(
      SqlClient tx, String id, String name, String actor, long observations, Instant now) {
    return BEGIN.change(tx, id, name, actor, observations, now);
  }

  /** How far it is, if it was begun. */
  public Uni<Optional<Import>> named(SqlClient client, String id) {
    return ONE.list(client, Import::of, id).map(found -> found.stream().findFirst());
  }

  /** The same; nobody else takes any of it in until the end of the transaction. */
  public Uni<Optional<Import>> locked(SqlClient tx, String id) {
    return LOCKED.list(tx, Import::of, id).map(found -> found.stream().findFirst());
  }

  /** So many more observations are taken in. */
  public Uni<Void> advance(SqlClient tx, String id, int observations, int events, Instant now) {
    return ADVANCE.change(tx, id, observations, events, now);
  }
}
