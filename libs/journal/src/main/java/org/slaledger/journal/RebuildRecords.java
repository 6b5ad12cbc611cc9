package org.slaledger.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code view_rebuild}. The owner writes it, from the connection that rebuilds. */
@ApplicationScoped
class RebuildRecords {
  private static final Sql ABANDON =
      new Sql(
          """
          UPDATE public.view_rebuild SET outcome = 'ABANDONED', ended_at = now()
          WHERE outcome = 'RUNNING'
          """);
  private static final Sql BEGIN =
      new Sql(
          """
          INSERT INTO public.view_rebuild (id, mode, reason, actor, outcome)
          VALUES ($1, $2, $3, $4, 'RUNNING')
          """);
  private static final Sql ENDED =
      new Sql(
          """
          UPDATE public.view_rebuild SET outcome = $2, ended_at = clock_timestamp(), events = $3,
            rows = $4, differing = $5, differences = $6, problem = $7 WHERE id = $1
          """);
  private static final Sql FAILED =
      new Sql(
          """
          UPDATE public.view_rebuild SET outcome = 'FAILED', ended_at = now(), problem = $2
          WHERE id = $1 AND outcome = 'RUNNING'
          """);
  private static final String SHOWN =
      """
      SELECT *, CASE WHEN outcome = 'RUNNING' AND NOT %s THEN 'ABANDONED' ELSE outcome END AS came
      FROM public.view_rebuild
      """
          .formatted(RebuildLock.TAKEN);
  private static final Sql NEWEST = new Sql(SHOWN + "ORDER BY began_at DESC, id LIMIT $1");
  private static final Sql ONE = new Sql(SHOWN + "WHERE id = $1");
  private static final String OTHER_CUT =
      "both have not taken in the same events: see the rows of stream_head";

  private final ObjectMapper json = new ObjectMapper();
  private final Pool pool;

  RebuildRecords(Pool pool) {
    this.pool = pool;
  }

  Uni<List<Rebuild>> newest(int limit) {
    return NEWEST.list(pool, this::rebuild, limit);
  }

  Uni<Optional<Rebuild>> find(UUID id) {
    return ONE.list(pool, this::rebuild, id).map(found -> found.stream().findFirst());
  }

  /** Who has the lock knows that nobody runs any more. */
  void abandon(SqlClient owner) {
    ABANDON.change(owner).await().indefinitely();
  }

  UUID begin(SqlClient owner, Rebuild.Mode mode, String reason, String actor) {
    UUID id = UUID.randomUUID();
    BEGIN.change(owner, id, mode.name(), reason, actor).await().indefinitely();
    return id;
  }

  void ended(
      SqlClient owner,
      UUID id,
      Rebuild.Outcome outcome,
      long events,
      RebuildRun.Compared compared) {
    ENDED
        .change(
            owner,
            id,
            outcome.name(),
            events,
            compared.rows(),
            compared.differing(),
            write(compared.named()),
            outcome == Rebuild.Outcome.REFUSED ? OTHER_CUT : null)
        .await()
        .indefinitely();
  }

  /** From another connection: that of the rebuild may be what failed. */
  void failed(SqlClient owner, UUID id, String problem) {
    FAILED.change(owner, id, problem).await().indefinitely();
  }

  private Rebuild rebuild(Row row) {
    return new Rebuild(
        row.getUUID("id"),
        Rebuild.Mode.valueOf(row.getString("mode")),
        row.getString("reason"),
        row.getString("actor"),
        Rebuild.Outcome.valueOf(row.getString("came")),
        Sql.instant(row, "began_at"),
        Sql.instantOrNull(row, "ended_at"),
        row.getLong("events"),
        row.getLong("rows"),
        row.getLong("differing"),
        read(row.getString("differences")),
        row.getString("problem"));
  }

  private String write(List<Rebuild.Difference> differences) {
    try {
      return json.writeValueAsString(differences);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("differences that can't be written", e);
    }
  }

  private List<Rebuild.Difference> read(String text) {
    try {
      return json.readValue(text, new TypeReference<List<Rebuild.Difference>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("differences that can't be read", e);
    }
  }
}
