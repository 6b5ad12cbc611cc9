package org.slaledger.journal;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader goes on in a partition, and of which log that was said.
 *
 * @param offset the one that comes next; behind markers of transactions, which are no records
 * @param last the record before it; null when nothing is known
 * @param topicId of the topic; null when nothing is known
 */
record LogPosition(long offset, @Nullable Last last, @Nullable String topicId) {
  /**
   * A record that was read. From the two Kafka tells whether the log was cut before it since, also
   * when it has grown again.
   *
   * @param end the offset behind it
   * @param leaderEpoch in which it was written
   */
  record Last(long end, int leaderEpoch) {
    static @Nullable Last of(ConsumerRecord<?, ?> record) {
      return record.leaderEpoch().map(epoch -> new Last(record.offset() + 1, epoch)).orElse(null);
    }
  }

  /** Of another topic than the one that has the name now. */
  boolean isOfAnotherThan(@Nullable String idNow) {
    return topicId != null && idNow != null && !topicId.equals(idNow);
  }

  /** Only markers stand between this and the offset. */
  OffsetAndMetadata forKafka() {
    return last == null
        ? new OffsetAndMetadata(offset)
        : new OffsetAndMetadata(last.end(), Optional.of(last.leaderEpoch()), "");
  }
}
