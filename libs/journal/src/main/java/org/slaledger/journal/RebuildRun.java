package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.slaledger.contract.StreamId;

/**
 * Builds the views' tables anew, compares them with those that answer at one cut, and switches if
 * it is to. Until the switch nobody is held up: a cut is a snapshot of the database, in which
 * views, journal and positions agree. Blocks; the connection that it is given holds the lock that
 * makes it the only one.
 */
final class RebuildRun {
  private static final Logger LOG = Logger.getLogger(RebuildRun.class);

  /** How long readers and writers of the views wait for a switch at most, each time it is tried. */
  private static final Duration HOLD = Duration.ofSeconds(5);

  private static final int TRIES = 100;
  private static final int MOST_PASSES = 10;
  private static final Duration SHORT_PASS = Duration.ofSeconds(2);
  private static final String SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ";
  private static final Sql LEFT_PARKED =
      new Sql("SELECT stream, version FROM stream_head WHERE state = 'PARKED'");

  private final Pool pool;
  private final SqlConnection connection;
  private final BesideLog log;
  private final BesideJournal journal;
  private final BesideIntake beside;
  private final LogIntake intake;
  private final BesideTables tables;
  private final List<ViewTable> views;

  /**
   * Of one service.
   *
   * @param views those that have tables
   * @param connection holds the lock
   * @param own whose journal it is
   */
  RebuildRun(Pool pool, SqlConnection connection, BesideLog log, List<View> views, Deployment own) {
    this.pool = pool;
    this.connection = connection;
    this.log = log;
    this.views = views.stream().flatMap(view -> view.tables().stream()).distinct().toList();
    this.beside = new BesideIntake(views);
    this.intake = new LogIntake(beside, own);
    this.journal = new BesideJournal(beside);
    this.tables = new BesideTables(this.views);
  }

  /**
   * What was found.
   *
   * @param sameCut whether both have taken in the same events of each stream
   */
  record Compared(long rows, long differing, boolean sameCut, List<Rebuild.Difference> named) {}

  long applied() {
    return beside.applied();
  }

  /** Builds, and compares at a cut that all have reached. */
  Compared compare() {
    tables.make(connection);
    catchUp();
    return inSnapshot(
        () -> {
          readSnapshot(Deadline.NONE);
          return compared();
        });
  }

  /**
   * Switches: what came since the comparison is taken in beside while everybody is kept from the
   * views, for 5 s at most; then tried again.
   *
   * @param record writes what came of it, in the transaction that switches
   */
  void takePlace(Runnable record) {
    for (int i = 1; true; i++) {
      catchUp();
      Map<TopicPartition, Long> read = log.mark();
      BesideJournal.Mark written = journal.mark();
      try {
        inSnapshot(
            () -> {
              tables.hold(connection);
              readSnapshot(Deadline.in(HOLD));
              tables.takePlace(connection);
              record.run();
              return true;
            });
        return;
      } catch (RuntimeException e) {
        if (i == TRIES || !(e instanceof Deadline.Passed || Faults.passing(e))) {
          throw e;
        }
        LOG.debugf(e, "the views could not be held and the switch is tried again");
        log.backTo(read);
        journal.backTo(written);
        Faults.pause(Duration.ofMillis(RandomGenerator.getDefault().nextLong(50, 500)));
      }
    }
  }

  /** Whatever is left of it goes away. */
  void drop() {
    tables.drop(connection);
  }

  /** Until what is left is little: it is taken in while a snapshot is held. */
  private void catchUp() {
    BesideSteps each = BesideSteps.transactions(pool);
    BesideLanes lanes = new BesideLanes(intake, each, BesideLanes.LANES);
    for (int i = 0; i < MOST_PASSES; i++) {
      long began = System.nanoTime();
      // the journal after the log: what a service writes rests on what it has taken in
      readLog(liveCut(), Deadline.NONE, each, lanes);
      journal.readSettled(pool, each);
      if (System.nanoTime() - began < SHORT_PASS.toNanos()) {
        return;
      }
    }
  }

  private LiveCut liveCut() {
    return pool.withTransaction(
            tx ->
                tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                    .execute()
                    .chain(() -> LiveCut.read(tx)))
        .await()
        .indefinitely();
  }

  /** In the transaction of a snapshot; its own changes are seen by it too. */
  private void readSnapshot(Deadline deadline) {
    BesideSteps steps = BesideSteps.within(connection);
    LiveCut cut = LiveCut.read(connection).await().indefinitely();
    readLog(cut, deadline, steps, new BesideLanes(intake, steps, 1));
    journal.readSnapshot(connection);
    deadline.check();
  }

  private void readLog(LiveCut cut, Deadline deadline, BesideSteps steps, BesideLanes lanes) {
    beside.moveTo(cut);
    resume(cut, steps);
    log.readTo(cut, deadline, batch -> lanes.take(batch.records()));
  }

  /** What was parked in the tables that answer at an earlier cut may have been taken in there. */
  private void resume(LiveCut cut, BesideSteps steps) {
    StreamRepairs repairs = new StreamRepairs(intake);
    List<TakenEvents.Place> parked =
        steps.run(
            tx ->
                LEFT_PARKED.list(
                    tx,
                    row ->
                        new TakenEvents.Place(
                            new StreamId(row.getString("stream")), row.getLong("version"))));
    parked.forEach(
        place -> {
          if (!Long.valueOf(place.version()).equals(cut.parked().get(place.stream()))) {
            repairs
                .<Resumption>retry(
                    place.stream(), step -> Uni.createFrom().item(() -> steps.run(step)))
                .await()
                .indefinitely();
          }
        });
  }

  private Compared compared() {
    ViewComparison comparison = new ViewComparison(connection);
    ViewComparison.Found heads = comparison.compare(ViewComparison.HEADS);
    long rows = 0;
    long differing = heads.differing();
    List<Rebuild.Difference> named = new ArrayList<>(heads.named());
    for (ViewTable table : views) {
      ViewComparison.Found found = comparison.compare(table);
      rows += found.rows();
      differing += found.differing();
      named.addAll(found.named());
    }
    return new Compared(rows, differing, heads.differing() == 0, named);
  }

  private <T> T inSnapshot(java.util.function.Supplier<T> work) {
    say(SNAPSHOT);
    try {
      T done = work.get();
      say("COMMIT");
      return done;
    } catch (RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(RuntimeException cause) {
    try {
      say("ROLLBACK");
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private void say(String statement) {
    connection.query(statement).execute().await().indefinitely();
  }
}
