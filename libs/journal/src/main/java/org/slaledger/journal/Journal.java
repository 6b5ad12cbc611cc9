package org.slaledger.journal;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.journal.steps.InTurn;

/** A service's own append-only events. */
@ApplicationScoped
public class Journal {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String INSERT =
      """
      INSERT INTO journal (stream, version, type, body, recorded_at)
      SELECT $1::text, $2::bigint, $3::text, $4::bytea, $5::timestamptz
      FROM journal_gate WHERE state = 'OPEN' AND
      """
          + JournalGate.IS_THIS_DATABASE;
  private static final String INSERT_ALL =
      """
      INSERT INTO journal (stream, version, type, body, recorded_at)
      SELECT line.* FROM journal_gate,
        unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[], $5::timestamptz[]) AS line
      WHERE state = 'OPEN' AND
      """
          + JournalGate.IS_THIS_DATABASE;
  private static final String HISTORIES =
      "SELECT stream, body FROM journal WHERE stream = ANY($1) ORDER BY stream, version";
  private static final String VERSIONS =
      "SELECT stream, max(version) AS version FROM journal WHERE stream = ANY($1) GROUP BY stream";
  private static final String SELECT =
      "SELECT body FROM journal WHERE stream = $1 ORDER BY version";

  private final EventJson json = new EventJson();
  private final Envelopes envelopes;
  private final List<View> views;

  /** Keeps these views in step with the journal. */
  public Journal(Envelopes envelopes, @All List<View> views) {
    this.envelopes = envelopes;
    this.views = views;
  }

  /** All events of one of the service's own streams. */
  public Uni<History> history(SqlConnection tx, StreamId stream) {
    return tx.preparedQuery(SELECT)
        .execute(Tuple.of(stream.value()))
        .map(
            rows -> {
              List<Recorded> events = new ArrayList<>();
              for (Row row : rows) {
                events.add(known(stream, row.getBuffer("body").getBytes()));
              }
              return new History(events);
            });
  }

  /** All events of several of the service's own streams, of each stream that is asked for. */
  public Uni<Map<StreamId, History>> histories(SqlConnection tx, Collection<StreamId> streams) {
    Map<StreamId, List<Recorded>> events = new HashMap<>();
    streams.forEach(stream -> events.put(stream, new ArrayList<>()));
    return tx.preparedQuery(HISTORIES)
        .execute(Tuple.of(streams.stream().map(StreamId::value).toArray(String[]::new)))
        .map(
            rows -> {
              for (Row row : rows) {
                StreamId stream = new StreamId(row.getString("stream"));
                Objects.requireNonNull(events.get(stream))
                    .add(known(stream, row.getBuffer("body").getBytes()));
              }
              return events.entrySet().stream()
                  .collect(
                      Collectors.toMap(Map.Entry::getKey, entry -> new History(entry.getValue())));
            });
  }

  /**
   * Writes events and brings the service's own views up to date, in the caller's transaction. Fails
   * with {@link StaleVersion} when the stream is not at the expected version, and with {@link
   * JournalClosed} while the journal takes no events; the transaction is of no use then.
   */
  public Uni<List<Recorded>> append(SqlConnection tx, Append append, Cause cause) {
    List<Recorded> lines = lines(append, cause);
    return write(tx, lines, new StaleVersion(append.stream(), append.expectedVersion()))
        .chain(() -> show(tx, lines))
        .replaceWith(lines);
  }

  /**
   * Writes events to many streams at once, all or none, each with its own cause, as {@link #append}
   * does; each view takes them in by the batch. For work that comes in numbers, such as timers.
   */
  public Uni<Void> appendAll(SqlConnection tx, Map<Append, Cause> appends) {
    List<Recorded> lines =
        appends.entrySet().stream().flatMap(e -> lines(e.getKey(), e.getValue()).stream()).toList();
    return appends.isEmpty()
        ? Uni.createFrom().voidItem()
        : writeAll(tx, lines)
            .onFailure(Journal::isLostRace)
            .transform(e -> new StaleVersion(lines.getFirst().stream(), 0))
            .chain(() -> InTurn.each(views, view -> view.applyAll(tx, lines)));
  }

  /** The versions of streams; those that have no events are not among them. */
  public Uni<Map<StreamId, Long>> versions(SqlConnection tx, Collection<StreamId> streams) {
    String[] names = streams.stream().map(StreamId::value).toArray(String[]::new);
    return tx.preparedQuery(VERSIONS)
        .execute(Tuple.of(names))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .collect(
                        Collectors.toMap(
                            row -> new StreamId(row.getString("stream")),
                            row -> row.getLong("version"))));
  }

  private List<Recorded> lines(Append append, Cause cause) {
    return envelopes.of(append, cause).stream().map(json::write).toList();
  }

  private static Uni<Void> write(SqlConnection tx, List<Recorded> lines, StaleVersion lostRace) {
    return lines.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(INSERT)
            .executeBatch(lines.stream().map(Journal::row).toList())
            .onFailure(Journal::isLostRace)
            .transform(e -> lostRace)
            .flatMap(written -> taken(written) ? Uni.createFrom().voidItem() : refuse(tx));
  }

  private static Uni<Void> writeAll(SqlConnection tx, List<Recorded> lines) {
    return tx.preparedQuery(INSERT_ALL)
        .execute(columns(lines))
        .flatMap(
            written ->
                written.rowCount() == lines.size() ? Uni.createFrom().voidItem() : refuse(tx));
  }

  /** Fails with {@link JournalClosed} while the journal takes no events. */
  public Uni<Void> requireOpen(SqlClient db) {
    return JournalGate.look(db)
        .flatMap(
            gate ->
                gate.open()
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(new JournalClosed(gate)));
  }

  private static Uni<Void> refuse(SqlConnection tx) {
    return JournalGate.look(tx).flatMap(gate -> Uni.createFrom().failure(new JournalClosed(gate)));
  }

  /** Whether each row of a batch was written. */
  private static boolean taken(@Nullable RowSet<Row> written) {
    for (RowSet<Row> one = written; one != null; one = one.next()) {
      if (one.rowCount() != 1) {
        return false;
      }
    }
    return true;
  }

  private Uni<Void> show(SqlConnection tx, List<Recorded> lines) {
    return InTurn.each(lines, line -> InTurn.each(views, view -> view.apply(tx, line)));
  }

  private Recorded known(StreamId stream, byte[] line) {
    return switch (json.read(line)) {
      case Reading.Known known -> known.recorded();
      case Reading.Unknown unknown ->
          throw new IllegalStateException(stream + " holds " + unknown.type());
      case Reading.Unreadable bad ->
          throw new IllegalStateException(stream + ": " + bad.path() + " " + bad.reason());
    };
  }

  /** An event as the values of its row. */
  static Tuple row(Recorded line) {
    return Tuple.from(
        new Object[] {
          line.stream().value(),
          line.envelope().streamVersion(),
          line.envelope().data().getClass().getSimpleName(),
          Buffer.buffer(line.line()),
          line.envelope().recordedTime().atOffset(ZoneOffset.UTC)
        });
  }

  private static Tuple columns(List<Recorded> lines) {
    int rows = lines.size();
    String[] streams = new String[rows];
    Long[] versions = new Long[rows];
    String[] types = new String[rows];
    Buffer[] bodies = new Buffer[rows];
    OffsetDateTime[] recordedAt = new OffsetDateTime[rows];
    for (int i = 0; i < rows; i++) {
      Envelope envelope = lines.get(i).envelope();
      streams[i] = lines.get(i).stream().value();
      versions[i] = envelope.streamVersion();
      types[i] = envelope.data().getClass().getSimpleName();
      bodies[i] = Buffer.buffer(lines.get(i).line());
      recordedAt[i] = envelope.recordedTime().atOffset(ZoneOffset.UTC);
    }
    return Tuple.from(new Object[] {streams, versions, types, bodies, recordedAt});
  }

  private static boolean isLostRace(Throwable failure) {
    return failure instanceof PgException e
        && UNIQUE_VIOLATION.equals(e.getSqlState())
        && String.valueOf(e.getConstraint()).startsWith("journal_");
  }
}
