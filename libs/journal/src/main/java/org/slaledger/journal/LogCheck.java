package org.slaledger.journal;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Looks every five seconds whether all that was relayed is still in the log. */
final class LogCheck {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final LogEnds log;
  private final LogTopics topics;
  private final RelayedOffsets offsets;
  private long lookedAt = System.nanoTime() - EVERY.toNanos();

  LogCheck(LogEnds log, LogTopics topics, RelayedOffsets offsets) {
    this.log = log;
    this.topics = topics;
    this.offsets = offsets;
  }

  /** Makes topics anew that are gone. A broker that is away is looked at later. */
  void look() {
    if (System.nanoTime() - lookedAt < EVERY.toNanos()) {
      return;
    }
    lookedAt = System.nanoTime();
    try {
      Map<TopicPartition, Long> known = offsets.reached();
      // first: there are no ends of a topic that is gone
      Map<String, String> ids = ids(known.keySet());
      offsets.compare(known, log.ends(known.keySet(), IsolationLevel.READ_UNCOMMITTED), ids);
    } catch (KafkaException e) {
      // whoever writes tells of it
    }
  }

  private Map<String, String> ids(Set<TopicPartition> partitions) {
    Map<String, String> ids = log.ids(partitions);
    if (partitions.stream().allMatch(partition -> ids.containsKey(partition.topic()))) {
      return ids;
    }
    topics.createAll();
    return log.ids(partitions);
  }
}
