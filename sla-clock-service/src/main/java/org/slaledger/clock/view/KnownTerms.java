package org.slaledger.clock.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.journal.Sql;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.SignedTerms;

/**
 * Signed terms and published calendars, as the sums need them. Versions never change: kept read.
 */
@ApplicationScoped
public class KnownTerms {
  private static final String SIGNED =
      """
      SELECT agreement, version, customer, effective_from, signed_at, ended_at FROM terms
      WHERE customer = ANY($1) AND effective_from IS NOT NULL
      """;
  private static final String ADDENDUM =
      "SELECT addendum FROM terms WHERE agreement = $1 AND version = $2";
  private static final String LATEST =
      "SELECT calendar, max(version) AS version FROM calendar GROUP BY calendar";
  private static final String CALENDARS =
      """
      SELECT DISTINCT ON (calendar) event FROM calendar ORDER BY calendar, version DESC
      """;

  private final ObjectMapper mapper = ContractJson.mapper();
  private final EventJson json = new EventJson();
  private final Map<Version, Addendum> addenda = new ConcurrentHashMap<>();
  private volatile ReadCalendars calendars = new ReadCalendars(Map.of(), Calendars.of(List.of()));

  private record Version(String agreement, int version) {}

  private record ReadCalendars(Map<String, Integer> versions, Calendars calendars) {}

  /** The signed terms of customers; those without any are not among them. */
  public Uni<Map<CustomerId, List<SignedTerms>>> signed(
      SqlClient db, Collection<CustomerId> customers) {
    Map<CustomerId, List<SignedTerms>> signed = new HashMap<>();
    return db.preparedQuery(SIGNED)
        .execute(
            Tuple.of(customers.stream().map(CustomerId::value).distinct().toArray(String[]::new)))
        .flatMap(
            rows ->
                InTurn.each(
                    rows,
                    row ->
                        terms(db, row)
                            .invoke(
                                terms ->
                                    signed
                                        .computeIfAbsent(
                                            new CustomerId(row.getString("customer")),
                                            customer -> new ArrayList<>())
                                        .add(terms))))
        .replaceWith(signed);
  }

  /** Every calendar in its latest version. */
  public Uni<Calendars> calendars(SqlClient db) {
    return db.preparedQuery(LATEST)
        .execute()
        .map(
            rows -> {
              Map<String, Integer> versions = new HashMap<>();
              rows.forEach(
                  row -> versions.put(row.getString("calendar"), row.getInteger("version")));
              return versions;
            })
        .flatMap(versions -> calendars(db, versions));
  }

  private Uni<Calendars> calendars(SqlClient db, Map<String, Integer> versions) {
    ReadCalendars read = calendars;
    return versions.equals(read.versions())
        ? Uni.createFrom().item(read.calendars())
        : db.preparedQuery(CALENDARS)
            .execute()
            .map(
                rows ->
                    Calendars.of(
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(this::published)
                            .toList()))
            .invoke(anew -> calendars = new ReadCalendars(versions, anew));
  }

  private Uni<SignedTerms> terms(SqlClient db, Row row) {
    Version version = new Version(row.getString("agreement"), row.getInteger("version"));
    return addendum(db, version)
        .map(
            addendum ->
                new SignedTerms(
                    new AgreementId(version.agreement()),
                    version.version(),
                    addendum,
                    Sql.instant(row, "effective_from"),
                    Sql.instant(row, "signed_at"),
                    Sql.instantOrNull(row, "ended_at")));
  }

  private Uni<Addendum> addendum(SqlClient db, Version version) {
    Addendum read = addenda.get(version);
    return read != null
        ? Uni.createFrom().item(read)
        : db.preparedQuery(ADDENDUM)
            .execute(Tuple.of(version.agreement(), version.version()))
            .map(rows -> read(rows.iterator().next().getString("addendum")))
            .invoke(addendum -> addenda.put(version, addendum));
  }

  private Addendum read(String addendum) {
    try {
      return mapper.readValue(addendum, Addendum.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that can't be read", e);
    }
  }

  private CalendarPublished published(Row row) {
    return json.read(row.getBuffer("event").getBytes()) instanceof Reading.Known known
            && known.recorded().envelope().data() instanceof CalendarPublished event
        ? event
        : unreadable();
  }

  private static CalendarPublished unreadable() {
    throw new IllegalStateException("a calendar that can't be read");
  }
}
