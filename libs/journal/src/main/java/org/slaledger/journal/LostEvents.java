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

  LostEvents(Pool pool, @All List<View> views) {
    this.pool = pool;
    this.views = views;
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

  /** Compares records with the journal, one after the other; puts back those that it lacks. */
  Uni<Void> putBack(ConsumerRecords<String, byte[]> records, Tally tally) {
    List<ConsumerRecord<String, byte[]>> all =
        StreamSupport.stream(records.spliterator(), false).toList();
    return InTurn.each(all, record -> putBack(LogRecord.of(record), tally));
  }

  private Uni<Void> putBack(LogRecord record, Tally tally) {
    String name = record.kafka().topic() + " offset " + record.kafka().offset();
    if (record.stream().isEmpty() || record.unreadable() || record.known().isEmpty()) {
      tally.contradicts(name + " can't be read: " + record.reason());
      return Uni.createFrom().voidItem();
    }
    return pool.withTransaction(tx -> putBack(tx, record.known().get(), record.digest(), tally));
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
        .chain(() -> InTurn.each(views, view -> view.apply(tx, event)));
  }

  private static Held held(io.vertx.mutiny.sqlclient.Row row) {
    Buffer digest = row.get(Buffer.class, "digest");
    Long last = row.getLong("last");
    return new Held(Optional.ofNullable(digest).map(Buffer::getBytes), last == null ? 0 : last);
  }
}
