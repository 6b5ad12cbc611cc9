package org.slaledger.journal;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.journal.steps.InTurn;

/**
 * Reads the service's own events for a rebuild, in the order of their positions, each once.
 * Positions are given before their transactions commit, in another order: up to {@code settled} no
 * event can appear any more.
 */
final class BesideJournal {
  private static final int PAGE = 500;
  private static final Duration LOOK = Duration.ofMillis(20);

  /** No transaction of a service takes so long; one that does was forgotten. */
  private static final Duration LONGEST_WRITER = Duration.ofMinutes(5);

  private static final String LAST =
      "SELECT coalesce(max(position), 0) AS last FROM public.journal";
  private static final String WRITERS =
      """
      SELECT virtualtransaction AS writer FROM pg_locks
      WHERE relation = 'public.journal'::regclass AND mode = 'RowExclusiveLock' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;
  private static final String PAGE_OF =
      """
      SELECT position, body FROM public.journal WHERE position > $1 AND position <= $2
      ORDER BY position LIMIT $3
      """;

  private final EventJson json = new EventJson();
  private final BesideIntake intake;
  private long settled;
  private Set<Long> beyond = new HashSet<>();

  BesideJournal(BesideIntake intake) {
    this.intake = intake;
  }

  /** Where it stands, to come back to. */
  record Mark(long settled, Set<Long> beyond) {}

  Mark mark() {
    return new Mark(settled, Set.copyOf(beyond));
  }

  /** What was read since was not kept. */
  void backTo(Mark mark) {
    settled = mark.settled();
    beyond = new HashSet<>(mark.beyond());
  }

  /** Applies what is there and waits for nobody but those who are writing right now. */
  void readSettled(SqlClient reader, BesideSteps steps) {
    long last = reader.query(LAST).execute().await().indefinitely().iterator().next().getLong(0);
    Set<String> writing = writers(reader);
    Deadline deadline = Deadline.in(LONGEST_WRITER);
    while (!writing.isEmpty()) {
      deadline.check();
      Faults.pause(LOOK);
      writing.retainAll(writers(reader));
    }
    read(reader, last, steps, false);
    settled = last;
    beyond.removeIf(position -> position <= last);
  }

  /** Applies all that the transaction's snapshot holds. */
  void readSnapshot(SqlConnection tx) {
    read(tx, Long.MAX_VALUE, BesideSteps.within(tx), true);
  }

  private static Set<String> writers(SqlClient reader) {
    Set<String> writers = new HashSet<>();
    reader
        .query(WRITERS)
        .execute()
        .await()
        .indefinitely()
        .forEach(row -> writers.add(row.getString("writer")));
    return writers;
  }

  private void read(SqlClient reader, long to, BesideSteps steps, boolean loose) {
    long from = settled;
    List<Row> page;
    do {
      page = new ArrayList<>();
      reader
          .preparedQuery(PAGE_OF)
          .execute(Tuple.of(from, to, PAGE))
          .await()
          .indefinitely()
          .forEach(page::add);
      List<Recorded> events = new ArrayList<>();
      for (Row row : page) {
        from = row.getLong("position");
        if (!beyond.contains(from)) {
          events.add(event(row));
          if (loose) {
            beyond.add(from);
          }
        }
      }
      apply(events, steps);
    } while (page.size() == PAGE);
  }

  private void apply(List<Recorded> events, BesideSteps steps) {
    if (!events.isEmpty()) {
      steps.run(tx -> InTurn.each(events, event -> intake.apply(tx, event)));
    }
  }

  private Recorded event(Row row) {
    return switch (json.read(row.getBuffer("body").getBytes())) {
      case Reading.Known known -> known.recorded();
      case Reading.Unknown unknown ->
          throw new RebuildFailed("the journal holds " + unknown.type() + ", which is unknown");
      case Reading.Unreadable bad ->
          throw new RebuildFailed(
              "the journal's event at %d can't be read: %s %s"
                  .formatted(row.getLong("position"), bad.path(), bad.reason()));
    };
  }
}
