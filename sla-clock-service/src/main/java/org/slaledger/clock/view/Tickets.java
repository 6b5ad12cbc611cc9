package org.slaledger.clock.view;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.domain.TicketFacts;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** What the tickets' events say that a clock needs to know. */
@ApplicationScoped
public class Tickets implements View {
  private static final String OPENED =
      """
      INSERT INTO ticket (ticket, customer, service, subject, contacted_at)
      VALUES ($1, $2, $3, $4, $5)
      """;
  private static final String ASSIGNED = "UPDATE ticket SET priority = $2 WHERE ticket = $1";
  private static final String RESPONDED =
      "UPDATE ticket SET responded_at = coalesce(responded_at, $2) WHERE ticket = $1";
  private static final String FACTS =
      """
      SELECT ticket, customer, service, contacted_at, priority, responded_at
      FROM ticket WHERE ticket = $1
      """;
  private static final String WITHOUT_A_STOPPED_CLOCK =
      """
      SELECT ticket FROM ticket t WHERE customer = $1 AND NOT EXISTS
        (SELECT 1 FROM clock c WHERE c.ticket = t.ticket AND c.state = 'STOPPED')
      ORDER BY ticket
      """;

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("ticket");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketEvent ticket
        ? take(tx, ticket)
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> take(SqlConnection tx, TicketEvent event) {
    return switch (event) {
      case TicketOpened e ->
          run(
              tx,
              OPENED,
              Tuple.of(
                  e.ticket().value(),
                  e.customer().value(),
                  e.service(),
                  e.subject().value(),
                  e.contactedAt().atOffset(UTC)));
      case PriorityAssigned e ->
          run(tx, ASSIGNED, Tuple.of(e.ticket().value(), e.priority().name()));
      case FirstResponseGiven e ->
          run(tx, RESPONDED, Tuple.of(e.ticket().value(), e.respondedAt().atOffset(UTC)));
    };
  }

  /** What is known of a ticket, once it was opened. */
  public Uni<Optional<TicketFacts>> factsOf(SqlConnection tx, TicketId ticket) {
    return tx.preparedQuery(FACTS)
        .execute(Tuple.of(ticket.value()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst().map(Tickets::of));
  }

  /** The customer's tickets that have no clock yet, or one that runs, ordered by id. */
  public Uni<List<TicketId>> thatNewTermsMayConcern(SqlConnection tx, CustomerId customer) {
    return tx.preparedQuery(WITHOUT_A_STOPPED_CLOCK)
        .execute(Tuple.of(customer.value()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new TicketId(row.getString("ticket")))
                    .toList());
  }

  private static Uni<Void> run(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql).execute(values).replaceWithVoid();
  }

  private static TicketFacts of(Row row) {
    String priority = row.getString("priority");
    return new TicketFacts(
        new TicketId(row.getString("ticket")),
        new CustomerId(row.getString("customer")),
        row.getString("service"),
        row.getOffsetDateTime("contacted_at").toInstant(),
        priority == null ? null : Priority.valueOf(priority),
        instant(row.getOffsetDateTime("responded_at")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
