package org.slaledger.probe.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.journal.Sql;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Calendars;

/** What is agreed with customers: whole agreements, and the calendars that they may name. */
@ApplicationScoped
public class WhatIsAgreed {
  private static final Sql AGREEMENTS =
      new Sql(
          """
      SELECT agreement, type, data FROM agreement_event WHERE agreement IN
        (SELECT agreement FROM agreement_event WHERE customer = ANY ($1))
      ORDER BY agreement, version
      """);
  private static final Sql CALENDARS = new Sql("SELECT data FROM published_calendar");

  /** The agreements of some customers. */
  public Uni<Map<AgreementId, Agreement>> with(SqlClient client, Collection<CustomerId> customers) {
    Object names = customers.stream().map(CustomerId::value).toArray(String[]::new);
    return AGREEMENTS.list(client, Told::of, names).map(WhatIsAgreed::agreements);
  }

  /** Those that were published. */
  public Uni<Calendars> calendars(SqlClient client) {
    return CALENDARS
        .list(client, row -> read(row.getString("data"), CalendarPublished.class))
        .map(Calendars::of);
  }

  private record Told(AgreementId agreement, Event event) {
    static Told of(Row row) {
      Class<? extends Event> type = EventTypes.named(row.getString("type")).orElseThrow();
      return new Told(
          new AgreementId(row.getString("agreement")), read(row.getString("data"), type));
    }
  }

  private static Map<AgreementId, Agreement> agreements(List<Told> all) {
    Map<AgreementId, List<Event>> streams = new LinkedHashMap<>();
    all.forEach(
        it -> streams.computeIfAbsent(it.agreement(), id -> new ArrayList<>()).add(it.event()));
    Map<AgreementId, Agreement> agreements = new LinkedHashMap<>();
    streams.forEach((id, events) -> agreements.put(id, Agreement.of(events)));
    return agreements;
  }

  private static <T> T read(String text, Class<T> type) {
    try {
      return ContractJson.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that this service wrote down", e);
    }
  }
}
