package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The calendars that were published, in all versions. */
@ApplicationScoped
public class CalendarView implements View {
  private static final Sql PUBLISHED =
      new Sql(
          """
          INSERT INTO calendar (calendar, version, body, published_at, published_by)
          VALUES ($1, $2, $3, $4, $5)
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("calendar");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof CalendarPublished e
        ? published(tx, e, event.envelope())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> published(SqlConnection tx, CalendarPublished e, Envelope envelope) {
    return PUBLISHED.change(
        tx,
        e.calendar().value(),
        e.calendarVersion(),
        Documents.write(e),
        envelope.recordedTime(),
        envelope.actor());
  }
}
