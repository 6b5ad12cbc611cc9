package org.slaledger.notification.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.slaledger.contract.CustomerId;
import org.slaledger.journal.Meeting;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.notification.domain.Alarm;
import org.slaledger.notification.domain.Contact;
import org.slaledger.notification.view.Alarms;
import org.slaledger.notification.view.Contacts;
import org.slaledger.notification.view.Outbox;

/**
 * Raises alarms: writes a notice for each contact of the customer, once, whether the event or the
 * contact becomes known first.
 */
@ApplicationScoped
public class TellContacts {
  private static final Logger LOG = Logger.getLogger(TellContacts.class);

  private final Alarms alarms;
  private final Contacts contacts;
  private final Outbox outbox;
  private final Meeting meeting;
  private final InstantSource time;
  private final Duration maxAge;

  /** With the age beyond which nobody is told. */
  public TellContacts(
      Alarms alarms,
      Contacts contacts,
      Outbox outbox,
      Meeting meeting,
      InstantSource time,
      @ConfigProperty(name = "sla.notification.max-age") Duration maxAge) {
    this.alarms = alarms;
    this.contacts = contacts;
    this.outbox = outbox;
    this.meeting = meeting;
    this.time = time;
    this.maxAge = maxAge;
  }

  /** Of an alarm that has just become known. */
  public Uni<Void> of(SqlConnection tx, Alarm alarm) {
    return meeting.amongMany(tx).chain(() -> raise(tx, alarm));
  }

  /** Of all alarms since the customer's contacts grew; those who were told are not told again. */
  public Uni<Void> catchUp(SqlConnection tx, CustomerId customer, Contact added) {
    return meeting
        .alone(tx)
        .chain(() -> alarms.since(tx, customer, added.addedAt()))
        .chain(
            missed -> InTurn.each(missed, alarm -> outbox.write(tx, alarm, added, time.instant())));
  }

  /** Raises an alarm; the caller has met the other topics. */
  Uni<Void> raise(SqlConnection tx, Alarm alarm) {
    Instant now = time.instant();
    if (alarm.cause().recordedAt().isBefore(now.minus(maxAge))) {
      LOG.infof(
          "nobody is told of %s %s: it was recorded at %s",
          alarm.kind(), alarm.cause().event(), alarm.cause().recordedAt());
      return Uni.createFrom().voidItem();
    }
    return alarms
        .raise(tx, alarm)
        .chain(
            isNew ->
                isNew
                    ? contacts
                        .of(tx, alarm.customer())
                        .map(all -> all.stream().filter(c -> c.isToldOf(alarm.cause())).toList())
                        .chain(
                            told ->
                                InTurn.each(told, contact -> outbox.write(tx, alarm, contact, now)))
                    : Uni.createFrom().voidItem());
  }
}
