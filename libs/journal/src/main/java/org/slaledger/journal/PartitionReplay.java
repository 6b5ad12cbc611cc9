package org.slaledger.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;

/** Picks the wanted streams out of one partition and judges each of their events. */
final class PartitionReplay {
  private final TopicPartition partition;
  private final long end;
  private final Predicate<StreamId> wanted;
  private final Map<String, ReplayedStream> streams = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final List<UnusableEvent> unusable = new ArrayList<>();
  private long position;

  PartitionReplay(LogSpan span, Predicate<StreamId> wanted) {
    this.partition = span.partition();
    this.end = span.end();
    this.position = span.begin();
    this.wanted = wanted;
  }

  TopicPartition partition() {
    return partition;
  }

  long position() {
    return position;
  }

  /** Hands on those events that stand before the end. An unusable one is the last of its stream. */
  void read(List<ConsumerRecord<String, byte[]>> records, Consumer<Recorded> each) {
    for (ConsumerRecord<String, byte[]> record : records) {
      if (record.offset() < end && !ended.contains(record.key())) {
        try {
          read(record, each);
        } catch (UnusableEvent e) {
          ended.add(record.key());
          unusable.add(e);
        }
      }
    }
  }

  /** Those that were found since this was asked last. */
  List<UnusableEvent> unusable() {
    List<UnusableEvent> found = List.copyOf(unusable);
    unusable.clear();
    return found;
  }

  /** Moves on, past markers of transactions too; by how many offsets. */
  long moveTo(long offset) {
    long before = position;
    position = Math.min(offset, end);
    return position - before;
  }

  boolean ended() {
    return position == end;
  }

  List<StreamCut> cut() {
    return streams.values().stream()
        .map(stream -> new StreamCut(stream.stream(), stream.version()))
        .toList();
  }

  private void read(ConsumerRecord<String, byte[]> kafka, Consumer<Recorded> each) {
    ReplayedStream read = streams.get(kafka.key());
    StreamId stream = read == null ? LogRecord.stream(kafka).orElse(null) : read.stream();
    // by the key alone: what nobody wants is neither parsed nor hashed
    if (stream == null || !wanted.test(stream)) {
      return;
    }
    LogRecord record = LogRecord.of(kafka, Optional.of(stream));
    ReplayedStream head = read == null ? new ReplayedStream(stream) : read;
    long version = record.versionAfter(head.version());
    if (head.takes(version, record.digest())) {
      each.accept(usable(record, stream, version));
      streams.putIfAbsent(kafka.key(), head);
    }
  }

  private static Recorded usable(LogRecord record, StreamId stream, long version) {
    if (record.unreadable()) {
      throw new UnusableEvent(stream, version, record.reason());
    }
    return record
        .known()
        .orElseThrow(
            () -> new UnusableEvent(stream, version, "its type is not known to this version"));
  }
}
