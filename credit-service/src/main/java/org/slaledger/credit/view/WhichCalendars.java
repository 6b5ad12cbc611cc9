package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.CalendarId;
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

  private static final Sql LATEST_SHOWN =
      new Sql("SELECT DISTINCT ON (calendar) * FROM calendar ORDER BY calendar, version DESC");
  private static final Sql VERSIONS =
      new Sql("SELECT * FROM calendar WHERE calendar = $1 ORDER BY version DESC");

  private final Pool db;

  /** In the service's own views. */
  public WhichCalendars(Pool db) {
    this.db = db;
  }

  /** Each in its latest version, by name. */
  public Uni<List<ShownCalendar>> all() {
    return LATEST_SHOWN.list(db, ShownCalendar::of);
  }

  /** All versions of one, the latest first. */
  public Uni<List<ShownCalendar>> versions(CalendarId calendar) {
    return versions(db, calendar);
  }

  /** The same, as a transaction has left them so far. */
  public Uni<List<ShownCalendar>> versions(SqlClient tx, CalendarId calendar) {
    return VERSIONS.list(tx, ShownCalendar::of, calendar.value());
  }

  /** Each in its latest version, by name, as a transaction has left them so far. */
  public Uni<List<CalendarPublished>> latest(SqlClient tx) {
    return LATEST.list(tx, row -> Documents.read(row.getString("body"), CalendarPublished.class));
  }
}
