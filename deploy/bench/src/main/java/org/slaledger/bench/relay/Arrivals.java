package org.slaledger.bench.relay;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts what can be read of a topic, as a reader of committed records sees it. */
final class Arrivals implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final AtomicLong count = new AtomicLong();
  private final Thread thread;

  Arrivals(String bootstrap, String topic) {
    this.thread = Thread.ofPlatform().daemon().name("arrivals").start(() -> read(bootstrap, topic));
  }

  private void read(String bootstrap, String topic) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!Thread.currentThread().isInterrupted()) {
        count.addAndGet(consumer.poll(POLL).count());
      }
    } catch (InterruptException e) {
      // closed
    }
  }

  long count() {
    return count.get();
  }

  /** Waits until so many have arrived; fails when none arrives for a minute. */
  void await(long expected) throws InterruptedException, TimeoutException {
    long last = count();
    long moved = System.nanoTime();
    while (count() < expected) {
      Thread.sleep(1);
      if (count() > last) {
        last = count();
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > 60_000_000_000L) {
        throw new TimeoutException(count() + " of " + expected + " events have arrived");
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
