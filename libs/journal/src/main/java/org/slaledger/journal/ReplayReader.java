package org.slaledger.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;

/**
 * Fetches and reads some partitions of a replay in a thread of its own, until their ends, a fault
 * or an interrupt.
 */
final class ReplayReader implements Runnable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaClients kafka;
  private final List<PartitionReplay> partitions;
  private final BlockingQueue<Handed> handed;

  ReplayReader(
      KafkaClients kafka,
      List<LogSpan> spans,
      Predicate<StreamId> wanted,
      BlockingQueue<Handed> handed) {
    this.kafka = kafka;
    this.partitions = spans.stream().map(span -> new PartitionReplay(span, wanted)).toList();
    this.handed = handed;
  }

  @Override
  public void run() {
    try {
      handed.put(outcome());
    } catch (InterruptedException e) {
      // whoever called for the replay has gone
      Thread.currentThread().interrupt();
    }
  }

  private Handed outcome() throws InterruptedException {
    try (KafkaConsumer<String, byte[]> consumer = kafka.bulkConsumer()) {
      return read(consumer);
    } catch (RuntimeException | Error e) {
      return new Handed.Failed(e);
    }
  }

  private Handed read(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
    try {
      readAll(consumer);
      return new Handed.Ended(cut());
    } catch (InterruptException e) {
      // the consumer complains at length when it is closed by an interrupted thread
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    }
  }

  private void readAll(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
    consumer.assign(names(partitions));
    partitions.forEach(it -> consumer.seek(it.partition(), it.position()));
    List<PartitionReplay> left = new ArrayList<>(partitions);
    while (!left.isEmpty()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      List<Recorded> events = new ArrayList<>();
      List<UnusableEvent> unusable = new ArrayList<>();
      long offsets = 0;
      for (PartitionReplay it : left) {
        it.read(records.records(it.partition()), events::add);
        unusable.addAll(it.unusable());
        offsets += it.moveTo(consumer.position(it.partition()));
      }
      handed.put(new Handed.Events(events, unusable, offsets));
      if (left.removeIf(PartitionReplay::ended)) {
        consumer.assign(names(left));
      }
    }
  }

  private static List<TopicPartition> names(List<PartitionReplay> partitions) {
    return partitions.stream().map(PartitionReplay::partition).toList();
  }

  private List<StreamCut> cut() {
    return partitions.stream().flatMap(replay -> replay.cut().stream()).toList();
  }
}
