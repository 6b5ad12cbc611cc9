package org.slaledger.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;

/**
 * What is known to have been in the log: a sum over one that has less would not be the sum.
 *
 * @param offsets of each partition, the one behind the last record that is known of
 * @param lost own topics that are published again and are not whole yet
 * @param heads of streams in topics of which Kafka has lost records lately, the last version
 */
record KnownLog(Map<TopicPartition, Long> offsets, Set<String> lost, Map<StreamId, Long> heads) {
  /** For tools that have no database. */
  static final KnownLog NOTHING = new KnownLog(Map.of(), Set.of(), Map.of());

  /**
   * Before a replay.
   *
   * @param ends of the partitions that it reads
   * @throws IncompleteLog when one ends before what is known
   */
  void requireThere(Map<TopicPartition, Long> ends) {
    ends.forEach(
        (partition, end) -> {
          if (lost.contains(partition.topic()) || end < offsets.getOrDefault(partition, 0L)) {
            throw new IncompleteLog(partition.toString());
          }
        });
  }

  /**
   * After a replay.
   *
   * @param wanted the streams that it was to read
   * @param read how far it read them
   * @throws IncompleteLog when more is known of one
   */
  void requireRead(Predicate<StreamId> wanted, List<StreamCut> read) {
    Map<StreamId, Long> missing = new HashMap<>(heads);
    read.forEach(cut -> missing.computeIfPresent(cut.stream(), (of, head) -> left(head, cut)));
    missing.keySet().stream()
        .filter(wanted)
        .findFirst()
        .ifPresent(
            stream -> {
              throw new IncompleteLog(stream.value());
            });
  }

  private static @Nullable Long left(long head, StreamCut cut) {
    return cut.version() >= head ? null : Long.valueOf(head);
  }
}
