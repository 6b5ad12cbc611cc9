package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;

/**
 * How far the tables that answer have taken the log in: all that one snapshot of the database says
 * of it.
 *
 * @param positions of each partition, the offset that comes next
 * @param parked streams of which an event was not taken in, with the version before it: also where
 *     it was a reaction that failed
 */
record LiveCut(Map<TopicPartition, Long> positions, Map<StreamId, Long> parked) {
  private static final String POSITIONS =
      "SELECT topic, partition, next_offset FROM public.read_position";
  private static final String PARKED =
      "SELECT stream, version FROM public.stream_head WHERE state = 'PARKED'";

  /** In a transaction whose statements share one snapshot. */
  static Uni<LiveCut> read(SqlConnection tx) {
    LiveCut cut = new LiveCut(new HashMap<>(), new HashMap<>());
    return tx.query(POSITIONS)
        .execute()
        .invoke(
            rows ->
                rows.forEach(
                    row ->
                        cut.positions.put(
                            new TopicPartition(row.getString("topic"), row.getInteger("partition")),
                            row.getLong("next_offset"))))
        .chain(() -> tx.query(PARKED).execute())
        .invoke(
            rows ->
                rows.forEach(
                    row ->
                        cut.parked.put(
                            new StreamId(row.getString("stream")), row.getLong("version"))))
        .replaceWith(cut);
  }

  /** Whether the tables that answer have not taken this event in, as its stream is parked there. */
  boolean stopsBefore(Recorded event) {
    Long last = parked.get(event.stream());
    return last != null && event.envelope().streamVersion() > last;
  }
}
