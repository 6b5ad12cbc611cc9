package org.slaledger.journal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches to the log in Kafka transactions; a batch is tried until it is there or this
 * process may not write any more. Several threads may use it, one batch after the other.
 */
final class LogWriter {
  private static final Logger LOG = Logger.getLogger(LogWriter.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final KafkaClients kafka;
  private final String transactionalId;
  private @Nullable Producer<String, byte[]> producer;
  private final BooleanSupplier mayWrite;
  private final RelayedOffsets offsets;
  private final ReentrantLock writing = new ReentrantLock();
  private final Trouble trouble;

  /**
   * Not writing yet.
   *
   * @param mayWrite is asked before each attempt
   */
  LogWriter(
      KafkaClients kafka, String transactionalId, BooleanSupplier mayWrite, InstantSource time) {
    this.kafka = kafka;
    this.transactionalId = transactionalId;
    this.mayWrite = mayWrite;
    this.offsets = new RelayedOffsets(time);
    this.trouble = new Trouble(time);
  }

  /**
   * Returns when all records are committed; throws {@link InterruptedException} when this process
   * may not write any more.
   */
  void write(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
    if (records.isEmpty()) {
      return;
    }
    writing.lockInterruptibly();
    try {
      while (!written(records)) {
        Thread.sleep(RETRY);
      }
    } finally {
      writing.unlock();
    }
  }

  private boolean written(List<ProducerRecord<String, byte[]>> records)
      throws InterruptedException {
    if (!mayWrite.getAsBoolean()) {
      throw new InterruptedException("this process may not write to the log any more");
    }
    try {
      writeOnce(records);
      trouble.over();
      return true;
    } catch (KafkaException e) {
      trouble.is(e);
      LOG.warnf("the log takes nothing and is tried again: %s", e.getMessage());
      discard();
      return false;
    }
  }

  private void writeOnce(List<ProducerRecord<String, byte[]>> records) {
    Producer<String, byte[]> current = producer;
    if (current == null) {
      current = kafka.transactionalProducer(transactionalId);
      producer = current;
      current.initTransactions();
    }
    current.beginTransaction();
    List<Future<RecordMetadata>> sent = records.stream().map(current::send).toList();
    current.commitTransaction();
    sent.forEach(record -> offsets.reached(record.resultNow()));
  }

  /** How far the log was written by this process. */
  RelayedOffsets offsets() {
    return offsets;
  }

  /** What holds writing up, if anything does. */
  Trouble.@Nullable Seen trouble() {
    return trouble.seen();
  }

  /** Leaves the log: what is under way there is aborted. */
  void close() {
    writing.lock();
    try {
      discard();
      offsets.forget();
      trouble.over();
    } finally {
      writing.unlock();
    }
  }

  private void discard() {
    Producer<String, byte[]> current = producer;
    producer = null;
    if (current != null) {
      try {
        current.close(Duration.ZERO);
      } catch (InterruptException e) {
        // it is closed, and this thread still knows that it is to end
      }
    }
  }
}
