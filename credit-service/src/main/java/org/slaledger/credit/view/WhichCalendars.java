package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.journal.Sql;

/** Which calendars are there? */
@ApplicationScoped
public class WhichCalendars {
  private static final Sql LATEST =
      new Sql(
          """
          SELECT DISTINCT ON (calendar) body FROM calendar ORDER BY calendar, version DESC
          """);

  /** Each in its latest version, by name, as a transaction has left them so far. */
  public Uni<List<CalendarPublished>> latest(SqlClient tx) {
    return LATEST.list(tx, row -> Documents.read(row.getString("body"), CalendarPublished.class));
  }
}
