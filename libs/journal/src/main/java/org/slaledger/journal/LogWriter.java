package org.slaledger.journal;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches to the log in Kafka transactions; a batch is tried until it is there or the writer
 * is stopped.
 */
final class LogWriter {
  private static final Logger LOG = Logger.getLogger(LogWriter.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final KafkaClients kafka;
  private final String transactionalId;
  private @Nullable Producer<String, byte[]> producer;
  private volatile boolean stopped;
  private volatile @Nullable String lastError;

  LogWriter(KafkaClients kafka, String transactionalId) {
    this.kafka = kafka;
    this.transactionalId = transactionalId;
  }

  /**
   * Returns when all records are committed; throws {@link InterruptedException} when stopped
   * before.
   */
  void write(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
    while (!records.isEmpty()) {
      try {
        writeOnce(records);
        lastError = null;
        return;
      } catch (KafkaException e) {
        lastError = String.valueOf(e.getMessage());
        LOG.warnf("the log takes nothing and is tried again: %s", e.getMessage());
        discardProducer();
        if (stopped) {
          throw new InterruptedException("stopped");
        }
        Thread.sleep(RETRY);
      }
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
    records.forEach(current::send);
    current.commitTransaction();
  }

  @Nullable String lastError() {
    return lastError;
  }

  void stop() {
    stopped = true;
  }

  void discardProducer() {
    Producer<String, byte[]> current = producer;
    producer = null;
    if (current != null) {
      current.close(Duration.ZERO);
    }
  }
}
