package org.slaledger.journal;

import org.apache.kafka.common.TopicPartition;

/**
 * What a replay reads of one partition.
 *
 * @param begin the first offset
 * @param end the offset behind the last
 */
record LogSpan(TopicPartition partition, long begin, long end) {
  long length() {
    return end - begin;
  }
}
