package org.slaledger.journal;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.connect.source.SourceRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's engine on a thread of its own: it ends at the first fault, or when it is closed. It
 * confirms to the slot what is in the log once its offsets are written down, so that the slot has
 * it still when Kafka loses it before.
 */
final class RelayEngine implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RelayEngine.class);
  private static final Duration END = Duration.ofSeconds(10);

  /**
   * The last change of a batch that is in the log.
   *
   * @param records so many were committed when it was
   */
  private record Taken(RecordChangeEvent<SourceRecord> change, long records) {}

  /** Takes what was read, in the order of the commits. */
  interface Sink {
    void take(List<SourceRecord> changes) throws InterruptedException;
  }

  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final Sink sink;
  private final RelayedOffsets offsets;
  private final Queue<Taken> unconfirmed = new ArrayDeque<>();
  private final Thread thread;
  private volatile boolean closing;
  private final Trouble trouble;

  /**
   * Not started yet.
   *
   * @param offsets of what the sink takes
   * @param trouble is told why it ended, if by itself
   */
  RelayEngine(RelaySettings settings, Sink sink, RelayedOffsets offsets, Trouble trouble) {
    this.offsets = offsets;
    this.trouble = trouble;
    this.sink = sink;
    this.engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(settings.debezium())
            .using((success, message, failure) -> ended(success, message, failure))
            .notifying(this::handOn)
            .build();
    this.thread = Thread.ofPlatform().daemon().name("relay-engine").unstarted(engine);
  }

  void start() {
    thread.start();
  }

  boolean runs() {
    return thread.isAlive();
  }

  private void handOn(
      List<RecordChangeEvent<SourceRecord>> changes,
      DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    sink.take(changes.stream().map(RecordChangeEvent::record).toList());
    unconfirmed.add(new Taken(changes.getLast(), offsets.records()));
    while (!unconfirmed.isEmpty() && unconfirmed.element().records() <= offsets.storedRecords()) {
      committer.markProcessed(unconfirmed.remove().change());
      committer.markBatchFinished();
    }
  }

  private void ended(boolean success, @Nullable String message, @Nullable Throwable failure) {
    if (!success && !closing) {
      if (failure == null) {
        trouble.is("Engine", String.valueOf(message));
      } else {
        trouble.is(failure);
      }
      LOG.warnf("the relay's engine ended: %s", failure == null ? message : failure.getMessage());
    }
  }

  /** Returns when it has ended, or after 10 s. */
  @Override
  public void close() {
    closing = true;
    try {
      if (thread.isAlive()) {
        engine.close();
      }
      if (!thread.join(END)) {
        LOG.warn("the relay's engine did not end in time");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warnf("the relay's engine did not end in order: %s", e.getMessage());
    }
  }
}
