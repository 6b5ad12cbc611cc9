package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.usecase.FollowTickets.Occasion;
import org.slaledger.clock.view.DatabaseTime;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
import org.slaledger.journal.StaleVersion;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.steps.InTurn;

/**
 * Tickets that have to be looked at since terms or calendars changed: as many as a customer has, so
 * they are written down and worked off in batches, by every instance, each ticket once.
 */
@ApplicationScoped
public class FollowUps {
  private static final Logger LOG = Logger.getLogger(FollowUps.class);
  private static final int BATCH = 100;

  /** A ticket that can't be followed must not keep the others waiting. */
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

  private static final Sql TAKE =
      new Sql(
          """
          SELECT ticket, not_before, reason, cause, story, traceparent
          FROM follow_up WHERE not_before <= now()
          ORDER BY not_before, ticket LIMIT $1 FOR UPDATE SKIP LOCKED
          """);
  private static final String DONE = "DELETE FROM follow_up WHERE ticket = $1 AND not_before = $2";
  private static final Sql LATER =
      new Sql(
          """
          UPDATE follow_up SET not_before = $3 WHERE ticket = $1 AND not_before = $2
            AND NOT EXISTS (SELECT FROM follow_up WHERE ticket = $1 AND not_before = $3)
          """);
  private static final Sql NEXT =
      new Sql(
          "SELECT ceil(extract(epoch FROM min(not_before) - now()) * 1000)::bigint AS millis"
              + " FROM follow_up");

  private final Transactions transactions;
  private final FollowTickets follow;
  private final DatabaseTime time;
  private final String service;

  /** On the service's own database. */
  public FollowUps(
      Transactions transactions,
      FollowTickets follow,
      DatabaseTime time,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.transactions = transactions;
    this.follow = follow;
    this.time = time;
    this.service = service;
  }

  private record Due(
      TicketId ticket,
      Instant notBefore,
      String reason,
      String cause,
      String story,
      @Nullable String traceparent) {
    static Due of(Row row) {
      return new Due(
          new TicketId(row.getString("ticket")),
          Sql.instant(row, "not_before"),
          row.getString("reason"),
          row.getString("cause"),
          row.getString("story"),
          row.getString("traceparent"));
    }
  }

  /** Works off the first that are due; false when none is that nobody else has taken. */
  public Uni<Boolean> followDue() {
    List<Due> taken = new ArrayList<>();
    return transactions
        .inTransaction(
            tx ->
                TAKE.list(tx, Due::of, BATCH)
                    .invoke(
                        found -> {
                          taken.clear();
                          taken.addAll(found);
                        })
                    .chain(found -> work(tx, found)))
        .onFailure(failure -> !(failure instanceof StaleVersion) && !taken.isEmpty())
        .recoverWithUni(failure -> oneByOne(List.copyOf(taken)))
        .map(nothing -> !taken.isEmpty());
  }

  /** How long it is until the next one is due, if any is. */
  public Uni<Optional<Duration>> untilNext(SqlClient db) {
    return NEXT.list(db, row -> Optional.ofNullable(row.getLong("millis")).map(Duration::ofMillis))
        .map(List::getFirst);
  }

  private Uni<Void> work(SqlConnection tx, List<Due> due) {
    Map<TicketId, Occasion> occasions = new LinkedHashMap<>();
    due.forEach(one -> occasions.putIfAbsent(one.ticket(), occasion(one)));
    return due.isEmpty()
        ? Uni.createFrom().voidItem()
        : follow
            .follow(tx, occasions)
            .chain(() -> Change.all(tx, due.stream().map(FollowUps::done).toList()));
  }

  private static Change done(Due one) {
    return Change.of(DONE, one.ticket().value(), one.notBefore());
  }

  private Occasion occasion(Due one) {
    return new Occasion(
        new Cause(service, one.cause(), one.story(), one.traceparent()), one.reason());
  }

  private Uni<Void> oneByOne(List<Due> due) {
    return InTurn.each(
        due,
        one ->
            transactions
                .inTransaction(tx -> work(tx, List.of(one)))
                .onFailure()
                .recoverWithUni(failure -> putOff(one, failure)));
  }

  private Uni<Void> putOff(Due one, Throwable failure) {
    LOG.errorf(failure, "the clocks of %s could not be brought in line", one.ticket());
    return transactions.inTransaction(
        tx ->
            time.now(tx)
                .map(now -> now.plus(AFTER_A_FAULT))
                .chain(again -> LATER.change(tx, one.ticket().value(), one.notBefore(), again)));
  }
}
