package org.slaledger.journal;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The relay by Debezium's engine: it reads the journal's table from the WAL; its slot is the lease.
 */
final class DebeziumRelay implements JournalRelay {
  private static final Logger LOG = Logger.getLogger(DebeziumRelay.class);
  private static final Duration RESTART = Duration.ofSeconds(1);
  private static final int MISSED_HEARTBEATS = 3;

  private final RelaySettings settings;
  private final Slot slot;
  private final LogWriter writer;
  private final JournalHistory history;
  private final InstantSource time;
  private final AtomicLong relayed = new AtomicLong();
  private volatile @Nullable Instant lastSeen;
  private volatile @Nullable String lastError;
  private volatile boolean running;
  private volatile boolean stopping;
  private volatile @Nullable DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private @Nullable Thread thread;

  DebeziumRelay(RelaySettings settings, KafkaClients kafka, InstantSource time) {
    this.settings = settings;
    this.slot = new Slot(settings);
    this.writer = new LogWriter(kafka, settings.slot());
    this.history = new JournalHistory(slot);
    this.time = time;
  }

  @Override
  public void start() {
    boolean unknownPast = prepareSlot();
    thread = Thread.ofPlatform().daemon().name("relay").start(() -> run(unknownPast));
  }

  private boolean prepareSlot() {
    try {
      return slot.createIfMissing();
    } catch (SQLException e) {
      throw new IllegalStateException("the relay's slot can't be made: " + e.getMessage(), e);
    }
  }

  private void run(boolean unknownPast) {
    boolean republish = unknownPast;
    while (!stopping) {
      try {
        if (republish) {
          history.forEachBatch(batch -> write(batch));
          republish = false;
        }
        runEngine();
        republish = !stopping && slot.createIfMissing();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        lastError = String.valueOf(e.getMessage());
        LOG.warnf("the relay stopped and is started again: %s", e.getMessage());
      }
      Faults.pause(RESTART);
    }
  }

  private void runEngine() {
    var created =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(settings.debezium())
            .using((success, message, error) -> ended(success, message, error))
            .notifying(this::relay)
            .build();
    engine = created;
    running = true;
    try {
      created.run();
    } finally {
      running = false;
      writer.discardProducer();
    }
  }

  private void ended(boolean success, @Nullable String message, @Nullable Throwable error) {
    if (!success && !stopping) {
      lastError = error == null ? message : String.valueOf(error.getMessage());
      LOG.warnf("the relay's engine ended: %s", lastError);
    }
  }

  private void relay(
      List<RecordChangeEvent<SourceRecord>> changes,
      DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    List<ProducerRecord<String, byte[]>> batch = new ArrayList<>(changes.size());
    changes.forEach(change -> RelayedRows.record(change.record()).ifPresent(batch::add));
    write(batch);
    for (RecordChangeEvent<SourceRecord> change : changes) {
      committer.markProcessed(change);
    }
    committer.markBatchFinished();
    lastSeen = time.instant();
    lastError = null;
  }

  private void write(List<ProducerRecord<String, byte[]>> batch) throws InterruptedException {
    writer.write(batch);
    relayed.addAndGet(batch.size());
  }

  @Override
  public RelayState state() {
    String error = writer.lastError() == null ? lastError : writer.lastError();
    return new RelayState(role(), relayed.get(), lag(), error, lastSeen);
  }

  private RelayState.Role role() {
    Instant seen = lastSeen;
    Duration silence = settings.heartbeat().multipliedBy(MISSED_HEARTBEATS);
    if (seen != null && seen.plus(silence).isAfter(time.instant())) {
      return RelayState.Role.LEADER;
    }
    return running ? RelayState.Role.STANDBY : RelayState.Role.STARTING;
  }

  private @Nullable Long lag() {
    try {
      return slot.lag().orElse(null);
    } catch (SQLException e) {
      return null;
    }
  }

  @Override
  public void stop() {
    stopping = true;
    writer.stop();
    DebeziumEngine<RecordChangeEvent<SourceRecord>> current = engine;
    try {
      if (current != null && running) {
        current.close();
      }
      Thread worker = thread;
      if (worker != null) {
        worker.interrupt();
        worker.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warnf("the relay did not end in order: %s", e.getMessage());
    }
  }
}
