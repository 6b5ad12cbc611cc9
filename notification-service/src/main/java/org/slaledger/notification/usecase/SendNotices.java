package org.slaledger.notification.usecase;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.slaledger.contract.event.NotificationEvent;
import org.slaledger.contract.event.NotificationEvent.NotificationFailed;
import org.slaledger.contract.event.NotificationEvent.NotificationSent;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Faults;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.journal.Transactions;
import org.slaledger.notification.domain.Alarm;
import org.slaledger.notification.domain.Letter;
import org.slaledger.notification.domain.MailFault;
import org.slaledger.notification.domain.Notices;
import org.slaledger.notification.domain.Retries;
import org.slaledger.notification.view.DueNotice;
import org.slaledger.notification.view.Outbox;

/**
 * Sends notices. Each is claimed under a lease, given to the mail server, and settled with its
 * event in one transaction, however long the database is away as long as the lease holds. An
 * instance that dies before that leaves a notice that is sent again when the lease is over, with
 * the same Message-ID: at least once, and once as long as nobody dies there.
 */
@ApplicationScoped
public class SendNotices {
  private static final Logger LOG = Logger.getLogger(SendNotices.class);
  private static final int AT_ONCE = 8;

  /** A server that has not answered by then has not taken the mail. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Longer than any attempt takes. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  /** How long what became of an attempt is tried to be written down: its lease holds as long. */
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(45);

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Transactions transactions;
  private final Outbox outbox;
  private final Mailing mailing;
  private final Journal journal;
  private final InstantSource time;
  private final Retries retries;
  private final String service;

  /** With the retries as configured. */
  public SendNotices(
      Transactions transactions,
      Outbox outbox,
      Mailing mailing,
      Journal journal,
      InstantSource time,
      Retries retries,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.mailing = mailing;
    this.journal = journal;
    this.time = time;
    this.retries = retries;
    this.service = service;
  }

  /** Sends the first due notices side by side; false when none is due that nobody else has. */
  public Uni<Boolean> sendFirstDue() {
    return transactions
        .inTransaction(
            tx ->
                // a mail whose event the journal does not take would go out again and again
                journal
                    .requireOpen(tx)
                    .chain(() -> outbox.claim(tx, time.instant(), LEASE, AT_ONCE)))
        .chain(due -> due.isEmpty() ? Uni.createFrom().item(false) : sendAll(due));
  }

  /** When the next notice is due, if there is any. */
  public Uni<Optional<Instant>> next() {
    return transactions.inTransaction(tx -> outbox.next(tx, time.instant()));
  }

  private Uni<Boolean> sendAll(List<DueNotice> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUni(this::sendApart)
        .merge(AT_ONCE)
        .onItem()
        .ignoreAsUni()
        .replaceWith(true);
  }

  /** What goes wrong with one must not cut the others short: their mail may be out already. */
  private Uni<Void> sendApart(DueNotice due) {
    return send(due)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.errorf(failure, "notice %s is tried again after %s", due.notice(), LEASE);
              return null;
            });
  }

  private Uni<Void> send(DueNotice due) {
    return switch (due.email().state()) {
      case OPEN -> mail(due);
      case ERASED -> settle(due, failed(due, "the contact was erased"), time.instant());
      case WAITING, BROKEN -> notSent(due, "the address is " + due.email().state());
    };
  }

  private Uni<Void> mail(DueNotice due) {
    return Uni.createFrom()
        .deferred(
            () ->
                mailing.send(
                    Notices.messageId(due.notice()),
                    due.email().text(),
                    Letter.to(due.name().text(), due.alarm(), due.ticket())))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onItemOrFailure()
        .transformToUni(
            (sent, failure) -> failure == null ? sent(due) : notSent(due, MailFault.of(failure)));
  }

  private Uni<Void> sent(DueNotice due) {
    Instant now = time.instant();
    Alarm alarm = due.alarm();
    return settle(
        due,
        new NotificationSent(
            due.notice(),
            alarm.customer(),
            due.contact(),
            alarm.kind(),
            alarm.cause().event(),
            "<" + Notices.messageId(due.notice()) + ">",
            now),
        now);
  }

  private Uni<Void> notSent(DueNotice due, String reason) {
    Instant now = time.instant();
    Optional<Duration> wait = retries.waitAfter(due.attempts());
    LOG.warnf("notice %s, attempt %d: %s", due.notice(), due.attempts(), reason);
    return wait.isPresent()
        ? transactions.inTransaction(
            tx -> outbox.again(tx, due.notice(), now.plus(wait.get()), reason))
        : settle(due, failed(due, reason), now);
  }

  private static NotificationFailed failed(DueNotice due, String reason) {
    return new NotificationFailed(
        due.notice(),
        due.alarm().customer(),
        due.contact(),
        due.alarm().kind(),
        due.alarm().cause().event(),
        reason,
        due.attempts());
  }

  /** The mail is out: while the database is away that is kept in mind, and nothing new is sent. */
  private Uni<Void> settle(DueNotice due, NotificationEvent event, Instant at) {
    return transactions
        .inTransaction(
            tx ->
                outbox
                    .hold(tx, due.notice())
                    .chain(
                        waits -> waits ? append(tx, due, event, at) : Uni.createFrom().voidItem()))
        .onFailure(Faults::passing)
        .retry()
        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
        .expireIn(SETTLED_WITHIN.toMillis());
  }

  private Uni<Void> append(SqlConnection tx, DueNotice due, NotificationEvent event, Instant at) {
    org.slaledger.notification.domain.Cause cause = due.alarm().cause();
    return journal
        .append(
            tx,
            new Append(due.notice().stream(), 0, List.of(new NewEvent(event, at))),
            new Cause(service, cause.event(), cause.story(), cause.trace()))
        .replaceWithVoid();
  }
}
