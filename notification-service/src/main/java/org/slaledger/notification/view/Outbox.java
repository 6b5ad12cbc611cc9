package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.NoticeId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.NotificationEvent;
import org.slaledger.contract.event.NotificationEvent.NotificationFailed;
import org.slaledger.contract.event.NotificationEvent.NotificationSent;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Unseal;
import org.slaledger.notification.domain.Alarm;
import org.slaledger.notification.domain.Contact;
import org.slaledger.notification.domain.Letter.TicketLine;
import org.slaledger.notification.domain.Notices;

/** The notices that are to be sent, and what became of them. */
@ApplicationScoped
public class Outbox implements View {
  /** How long a mail waits for its ticket, which is read from another topic. */
  private static final Duration FOR_THE_TICKET = Duration.ofSeconds(30);

  private static final Sql WRITE =
      new Sql(
          """
      INSERT INTO notice (notice, cause, customer, contact, state, due_at, written_at)
      VALUES ($1, $2, $3, $4, 'DUE', $5, $5) ON CONFLICT DO NOTHING
      """);
  private static final String READY =
      """
      FROM notice n JOIN alarm a USING (cause, customer) LEFT JOIN ticket t ON t.ticket = a.ticket
      WHERE n.state = 'DUE' AND (a.ticket IS NULL OR t.priority IS NOT NULL OR n.written_at < $1)
      """;
  private static final Sql CLAIM =
      new Sql(
          "WITH due AS (SELECT n.notice "
              + READY
              + """
          AND n.due_at <= $2 ORDER BY n.due_at LIMIT $3 FOR UPDATE OF n SKIP LOCKED),
          claimed AS (UPDATE notice SET attempts = attempts + 1, due_at = $4
            WHERE notice IN (SELECT notice FROM due) RETURNING notice, cause, customer, contact, attempts)
          SELECT c.notice, c.attempts, a.*, p.contact, p.name, p.email,
            t.subject, t.priority
          FROM claimed c JOIN alarm a USING (cause, customer)
          JOIN contact p ON p.customer = a.customer AND p.contact = c.contact
          LEFT JOIN ticket t ON t.ticket = a.ticket
          """);
  private static final Sql NEXT = new Sql("SELECT min(n.due_at) AS next " + READY);
  private static final Sql HOLD = new Sql("SELECT state FROM notice WHERE notice = $1 FOR UPDATE");
  private static final Sql AGAIN =
      new Sql("UPDATE notice SET due_at = $2, last_error = $3 WHERE notice = $1 AND state = 'DUE'");
  private static final Sql SETTLE =
      new Sql("UPDATE notice SET state = $2, settled_at = $3, last_error = $4 WHERE notice = $1");

  private static final List<String> SEALED = List.of("name", "email", "subject");

  private final Event<NoticeWritten> written;
  private final Unseal unseal;

  /** Tells of each notice that is written. */
  public Outbox(Event<NoticeWritten> written, Unseal unseal) {
    this.written = written;
    this.unseal = unseal;
  }

  /** None: reactions and the sender write notices too, and a mail must not go out again. */
  @Override
  public List<ViewTable> tables() {
    return List.of();
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof NotificationEvent notification
        ? settle(tx, notification, event.envelope().recordedTime())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> settle(SqlConnection tx, NotificationEvent event, Instant recorded) {
    String notice = event.notice().value();
    return switch (event) {
      case NotificationSent e -> SETTLE.change(tx, notice, "SENT", e.sentAt(), null);
      case NotificationFailed e -> SETTLE.change(tx, notice, "FAILED", recorded, e.reason());
    };
  }

  /** Writes a notice, unless it was written before. */
  public Uni<Void> write(SqlConnection tx, Alarm alarm, Contact contact, Instant now) {
    written.fire(new NoticeWritten(now));
    return WRITE.change(
        tx,
        Notices.id(alarm, contact.contact()).value(),
        alarm.cause().event(),
        alarm.customer().value(),
        contact.contact(),
        now);
  }

  /**
   * Takes due notices that nobody else has taken; they are due again when the lease is over.
   *
   * @param most no more than so many
   */
  public Uni<List<DueNotice>> claim(SqlConnection tx, Instant now, Duration lease, int most) {
    return CLAIM
        .list(tx, row -> row, now.minus(FOR_THE_TICKET), now, most, now.plus(lease))
        .flatMap(rows -> opened(tx, rows));
  }

  /** When the next notice is due that can be sent, if there is any. */
  public Uni<Optional<Instant>> next(SqlConnection tx, Instant now) {
    return NEXT.list(
            tx,
            row -> Optional.ofNullable(Sql.instantOrNull(row, "next")),
            now.minus(FOR_THE_TICKET))
        .map(List::getFirst);
  }

  /** Whether a notice still waits; nobody else settles it until the end of the transaction. */
  public Uni<Boolean> hold(SqlConnection tx, NoticeId notice) {
    return HOLD.list(tx, row -> row.getString("state").equals("DUE"), notice.value())
        .map(List::getFirst);
  }

  /** Has a notice tried again. */
  public Uni<Void> again(SqlConnection tx, NoticeId notice, Instant at, String why) {
    return AGAIN.change(tx, notice.value(), at, why);
  }

  private Uni<List<DueNotice>> opened(SqlConnection tx, List<Row> rows) {
    return unseal
        .keys(tx, rows.stream().flatMap(row -> SEALED.stream().map(row::getString)).toList())
        .map(keys -> rows.stream().map(row -> due(row, keys)).toList());
  }

  private static DueNotice due(Row row, OpenKeys keys) {
    Alarm alarm = Alarms.alarm(row);
    StreamId customer = alarm.customer().stream();
    String subject = row.getString("subject");
    String priority = row.getString("priority");
    return new DueNotice(
        new NoticeId(row.getString("notice")),
        row.getInteger("attempts"),
        alarm,
        row.getString("contact"),
        keys.read(row.getString("name"), customer, "name"),
        keys.read(row.getString("email"), customer, "email"),
        subject == null
            ? Optional.empty()
            : Optional.of(
                new TicketLine(
                    keys.read(subject, StreamId.of("ticket", row.getString("ticket")), "subject")
                        .text(),
                    priority == null ? null : Priority.valueOf(priority))));
  }
}
