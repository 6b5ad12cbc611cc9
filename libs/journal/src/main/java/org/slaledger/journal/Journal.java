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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;

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

  /**
   * Writes events and brings the service's own views up to date, in the caller's transaction. Fails
   * with {@link StaleVersion} when the stream is not at the expected version, and with {@link
   * JournalClosed} while the journal takes no events; the transaction is of no use then.
   */
  public Uni<List<Recorded>> append(SqlConnection tx, Append append, Cause cause) {
    List<Recorded> lines = envelopes.of(append, cause).stream().map(json::write).toList();
    if (lines.isEmpty()) {
      return Uni.createFrom().item(lines);
    }
    return tx.preparedQuery(INSERT)
        .executeBatch(lines.stream().map(Journal::row).toList())
        .onFailure(Journal::isLostRace)
        .transform(e -> new StaleVersion(append.stream(), append.expectedVersion()))
        .flatMap(written -> taken(written) ? show(tx, lines) : refuse(tx))
        .replaceWith(lines);
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
          line.envelope().recordedTime().atOffset(java.time.ZoneOffset.UTC)
        });
  }

  private static boolean isLostRace(Throwable failure) {
    return failure instanceof PgException e
        && UNIQUE_VIOLATION.equals(e.getSqlState())
        && String.valueOf(e.getConstraint()).startsWith("journal_");
  }
}
