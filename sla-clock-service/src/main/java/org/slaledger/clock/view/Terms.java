package org.slaledger.clock.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.PriorityTerms;
import org.slaledger.journal.Change;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** What customers were promised, and the calendars that promises name. */
@ApplicationScoped
public class Terms implements View {
  private static final ObjectMapper JSON = ContractJson.mapper();
  private static final String PROPOSED =
      """
      INSERT INTO terms (agreement, version, customer, calendars, addendum, zone)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;
  private static final String SIGNED =
      """
      UPDATE terms SET effective_from = $3, signed_at = $4 WHERE agreement = $1 AND version = $2
      """;
  private static final String ENDED = "UPDATE terms SET ended_at = $2 WHERE agreement = $1";
  private static final String PUBLISHED =
      "INSERT INTO calendar (calendar, version, event) VALUES ($1, $2, $3)";

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("terms", "calendar");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    if (event.envelope().data() instanceof CalendarPublished calendar) {
      return Change.all(tx, List.of(published(calendar, event)));
    }
    return event.envelope().data() instanceof AgreementEvent agreement
        ? Change.all(tx, changes(agreement, event))
        : Uni.createFrom().voidItem();
  }

  private static Change published(CalendarPublished e, Recorded recorded) {
    Buffer line = Buffer.buffer(recorded.line());
    return Change.of(PUBLISHED, e.calendar().value(), e.calendarVersion(), line);
  }

  private static List<Change> changes(AgreementEvent event, Recorded recorded) {
    String agreement = event.agreement().value();
    return switch (event) {
      case AddendumProposed e ->
          List.of(
              Change.of(
                  PROPOSED,
                  agreement,
                  e.addendumVersion(),
                  e.addendum().customer().value(),
                  calendars(e.addendum()),
                  write(e.addendum()),
                  write(e.zone())));
      case AddendumAccepted _ -> List.of();
      case AddendumSigned e ->
          List.of(
              Change.of(
                  SIGNED,
                  agreement,
                  e.addendumVersion(),
                  e.effectiveFrom(),
                  recorded.envelope().recordedTime()));
      case AgreementEnded e -> List.of(Change.of(ENDED, agreement, e.at()));
    };
  }

  private static String[] calendars(Addendum addendum) {
    return addendum.priorities().values().stream()
        .map(PriorityTerms::hours)
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }

  private static String write(Object terms) {
    try {
      return JSON.writeValueAsString(terms);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that can't be written", e);
    }
  }
}
