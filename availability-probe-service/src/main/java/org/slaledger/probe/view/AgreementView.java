package org.slaledger.probe.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** Agreements and calendars as their streams tell of them, to be asked what holds when. */
@ApplicationScoped
public class AgreementView implements View {
  private static final Sql ADD =
      new Sql(
          """
      INSERT INTO agreement_event (agreement, version, customer, type, data)
      VALUES ($1, $2, $3, $4, $5)
      """);
  private static final Sql PUBLISH =
      new Sql(
          """
      INSERT INTO published_calendar (calendar, version, data) VALUES ($1, $2, $3)
      ON CONFLICT (calendar) DO UPDATE SET version = excluded.version, data = excluded.data
      WHERE published_calendar.version < excluded.version
      """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("agreement_event", "published_calendar");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return switch (event.envelope().data()) {
      case AgreementEvent agreement -> add(tx, event.envelope().streamVersion(), agreement);
      case CalendarPublished published ->
          PUBLISH.change(
              tx, published.calendar().value(), published.calendarVersion(), text(published));
      default -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> add(SqlConnection tx, long version, AgreementEvent event) {
    return ADD.change(
        tx,
        event.agreement().value(),
        version,
        event instanceof AddendumProposed it ? it.addendum().customer().value() : null,
        event.getClass().getSimpleName(),
        text(event));
  }

  private static String text(Event event) {
    try {
      return ContractJson.mapper().writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that can't be written", e);
    }
  }
}
