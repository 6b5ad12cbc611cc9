package org.slaledger.journal;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that Kafka had acknowledged to the relay, or had handed to a reader, and has no more.
 *
 * @param known the offset that came next for whoever noticed
 * @param end where the log then ended; for a reader, from where it reads again
 */
public record LogLoss(TopicPartition partition, long known, long end, Instant noticedAt) {
  /** What to tell people about it. */
  public String text() {
    if (end > known) {
      return "Kafka has deleted records of %s, %d to %d, before this service had read them"
          .formatted(partition, known, end - 1);
    }
    return "Kafka has lost records of "
        + partition
        + " from offset "
        + end
        + ": this service had got as far as "
        + known;
  }
}
