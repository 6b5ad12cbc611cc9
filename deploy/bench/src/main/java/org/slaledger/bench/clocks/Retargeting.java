package org.slaledger.bench.clocks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.bench.stand.RelayedLog;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.terms.RunningClocks;

/**
 * A customer with many open tickets, each with a RESPONSE and a RESOLVE clock, all from the log;
 * then new terms that running clocks switch to.
 */
final class Retargeting {
  /** Open clocks of a ticket. */
  static final int CLOCKS_OF_A_TICKET = 2;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_MS = 200;
  private static final String HASH = "0".repeat(64);
  private static final String WRITTEN =
      """
      SELECT count(*), extract(epoch FROM max(pg_xact_commit_timestamp(xmin))) * 1000
      FROM journal WHERE position > ? AND type = ?
      """;

  private final EventJson json = new EventJson();
  private final Connection db;
  private final String bootstrap;
  private final int tickets;

  Retargeting(Connection db, String bootstrap, int tickets) {
    this.db = db;
    this.bootstrap = bootstrap;
    this.tickets = tickets;
  }

  /** Seconds from the tickets in the log to the commit of the last of their clocks. */
  double started() throws Exception {
    publish(Stream.of(recorded(Promised.calendar().calendar().stream(), 1, Promised.calendar())));
    publish(terms(1, "PT4H", "PT16H", null));
    return secondsUntil("ClockStarted", IntStream.range(0, tickets).boxed().flatMap(this::ticket));
  }

  /** Seconds from the new terms in the log to the commit of the last clock that follows them. */
  double retargeted() throws Exception {
    return secondsUntil("ClockRetargeted", terms(2, "PT3H", "PT12H", RunningClocks.SWITCH));
  }

  private double secondsUntil(String type, Stream<Recorded> events) throws Exception {
    long mark = Firings.mark(db);
    publish(events);
    double began = System.currentTimeMillis();
    long until = System.nanoTime() + PATIENCE.toNanos();
    Written written = written(mark, type);
    while (written.count() < (long) tickets * CLOCKS_OF_A_TICKET) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(written.count() + " times " + type);
      }
      Thread.sleep(LOOK_MS);
      written = written(mark, type);
    }
    return (written.lastAt() - began) / 1000;
  }

  private record Written(long count, double lastAt) {}

  private Written written(long mark, String type) throws SQLException {
    try (PreparedStatement query = db.prepareStatement(WRITTEN)) {
      query.setLong(1, mark);
      query.setString(2, type);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Written(row.getLong(1), row.getDouble(2));
      }
    }
  }

  private void publish(Stream<Recorded> events) throws Exception {
    RelayedLog.write(bootstrap, 1, writer -> events);
  }

  private Stream<Recorded> terms(
      int version, String response, String resolve, @Nullable RunningClocks running) {
    StreamId stream = Promised.AGREEMENT.stream();
    Instant effective = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return Stream.of(
        recorded(
            stream,
            2L * version - 1,
            new AddendumProposed(
                Promised.AGREEMENT,
                version,
                Promised.addendum(response, resolve, running),
                HASH,
                Promised.zone())),
        recorded(
            stream,
            2L * version,
            new AddendumSigned(Promised.AGREEMENT, version, HASH, "contact-1", effective)));
  }

  private Stream<Recorded> ticket(int number) {
    TicketId ticket = OpenClocks.ticket("acme", number);
    // nobody has the key: it is not asked for while clocks are reckoned
    Sealed text = new Sealed("v1:ticket/" + ticket + ":" + "A".repeat(80));
    Instant contact = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return Stream.of(
        recorded(
            ticket.stream(),
            1,
            new TicketOpened(
                ticket,
                Promised.ACME,
                Promised.SERVICE,
                TicketKind.INCIDENT,
                text,
                text,
                contact,
                Channel.PORTAL,
                null)),
        recorded(
            ticket.stream(),
            2,
            new PriorityAssigned(ticket, Impact.MAJOR, Impact.MAJOR.priority())));
  }

  private Recorded recorded(StreamId stream, long version, Event event) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String source = "urn:slaledger:" + stream.topic().owner();
    return json.write(
        new Envelope(
            UUID.randomUUID(),
            source,
            stream,
            version,
            now,
            now,
            "bench",
            null,
            null,
            null,
            event));
  }
}
