package org.slaledger.journal;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.steps.InTurn;

/** Events of the log that the journal has lost. */
@ApplicationScoped
class LostEvents {
  private static final int MOST_NAMED = 20;
  private static final Sql KNOWN =
      new Sql(
          """
          SELECT sha256(body) AS digest,
            (SELECT max(version) FROM journal WHERE stream = $1) AS last
          FROM (SELECT) one LEFT JOIN journal ON stream = $1 AND version = $2
          """);
  private static final Sql INSERT =
      new Sql(
          """
          INSERT INTO journal (stream, version, type, body, recorded_at)
          VALUES ($1, $2, $3, $4, $5)
          """);

  private final Pool pool;
  private final List<View> views;
  private final List<InboundHandler> handlers;
  private final InboundFates fates;
  private final Deployment own;

  LostEvents(
      Pool pool,
      @All List<View> views,
      @All List<InboundHandler> handlers,
      InboundFates fates,
      Deployment own) {
    this.pool = pool;
    this.views = views;
    this.handlers = handlers;
    this.fates = fates;
    this.own = own;
  }

  /** What came of a comparison. */
  static final class Tally {
    private final List<String> contradictions = new ArrayList<>();
    private long putBack;

    /** Such as {@code ticket/T-1 version 3 has other bytes in the log}; 20 at most. */
    List<String> contradictions() {
      return List.copyOf(contradictions);
    }

    long putBack() {
      return putBack;
    }

    private void contradicts(String what) {
      if (contradictions.size() < MOST_NAMED && !contradictions.contains(what)) {
        contradictions.add(what);
      }
    }
  }

  private record Held(Optional<byte[]> digest, long last) {}

  /**
   * Compares records with the journal, one after the other, and puts back those that it lacks, in
   * one transaction. What another deployment wrote is none of this journal's. When it fails the
   * tally is of no use any more.
   */
  Uni<Void> putBack(ConsumerRecords<String, byte[]> records, Tally tally) {
    List<ConsumerRecord<String, byte[]>> all =
        StreamSupport.stream(records.spliterator(), false).toList();
    return all.isEmpty()
        ? Uni.createFrom().voidItem()
        : pool.withTransaction(
            tx -> InTurn.each(all, record -> putBack(tx, LogRecord.of(record), tally)));
  }

  private Uni<Void> putBack(SqlConnection tx, LogRecord record, Tally tally) {
    if (own.anotherWrote(record)) {
      return Uni.createFrom().voidItem();
    }
    String name = record.kafka().topic() + " offset " + record.kafka().offset();
    if (record.stream().isEmpty() || record.unreadable() || record.known().isEmpty()) {
      tally.contradicts(name + " can't be read: " + record.reason());
      return Uni.createFrom().voidItem();
    }
    return putBack(tx, record.known().get(), record.digest(), tally);
  }

  private Uni<Void> putBack(SqlConnection tx, Recorded event, byte[] digest, Tally tally) {
    StreamId stream = event.stream();
    long version = event.envelope().streamVersion();
    return KNOWN
        .list(tx, LostEvents::held, stream.value(), version)
        .map(List::getFirst)
        .flatMap(
            held -> {
              if (held.digest().isPresent()) {
                if (!Arrays.equals(held.digest().get(), digest)) {
                  tally.contradicts(stream + " version " + version + " has other bytes in the log");
                }
                return Uni.createFrom().voidItem();
              }
              if (version != held.last() + 1) {
                tally.contradicts(
                    stream
                        + " version "
                        + version
                        + " is in the log, before it nothing from "
                        + (held.last() + 1));
                return Uni.createFrom().voidItem();
              }
              return append(tx, event).invoke(() -> tally.putBack++);
            });
  }

  private Uni<Void> append(SqlConnection tx, Recorded event) {
    return INSERT
        .change(
            tx,
            event.stream().value(),
            event.envelope().streamVersion(),
            event.envelope().data().getClass().getSimpleName(),
            Buffer.buffer(event.line()),
            event.envelope().recordedTime())
        .chain(() -> InTurn.each(views, view -> view.apply(tx, event)))
        .chain(() -> InTurn.each(handlers, handler -> decided(tx, handler, event)));
  }

  /** What an integrator sent and became this event is not to become another one. */
  private Uni<Void> decided(SqlConnection tx, InboundHandler handler, Recorded event) {
    InboundFate fate = new InboundFate.Journalled(event.stream(), event.envelope().id());
    return handler
        .madeFrom(event)
        .map(key -> fates.keep(tx, key, fate))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static Held held(io.vertx.mutiny.sqlclient.Row row) {
    Buffer digest = row.get(Buffer.class, "digest");
    Long last = row.getLong("last");
    return new Held(Optional.ofNullable(digest).map(Buffer::getBytes), last == null ? 0 : last);
  }
}
