package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code view_version}: by which version of its code each view's tables were written. */
@ApplicationScoped
class ViewVersions {
  private static final Sql ALL = new Sql("SELECT view, version FROM public.view_version");
  private static final Sql WRITE =
      new Sql(
          """
          INSERT INTO public.view_version (view, version) VALUES ($1, $2)
          ON CONFLICT (view) DO UPDATE SET version = excluded.version, written_at = now()
          """);
  private static final Sql FIRST =
      new Sql(
          """
          INSERT INTO public.view_version (view, version) VALUES ($1, CASE WHEN
            EXISTS (SELECT 1 FROM public.journal)
            OR EXISTS (SELECT 1 FROM public.read_position WHERE next_offset > 0)
            THEN 1 ELSE $2 END)
          ON CONFLICT DO NOTHING
          """);

  Uni<Map<String, Integer>> all(SqlClient db) {
    return ALL.list(db, row -> Map.entry(row.getString("view"), row.getInteger("version")))
        .map(
            rows -> {
              Map<String, Integer> versions = new HashMap<>();
              rows.forEach(row -> versions.put(row.getKey(), row.getValue()));
              return versions;
            });
  }

  /**
   * In a database that knows no versions yet: what stands there was written by the first version of
   * each view, or nothing does.
   */
  void first(SqlClient owner, List<View> views) {
    views.forEach(view -> FIRST.change(owner, view.name(), view.version()).await().indefinitely());
  }

  void write(SqlClient owner, List<View> views) {
    views.forEach(view -> WRITE.change(owner, view.name(), view.version()).await().indefinitely());
  }
}
