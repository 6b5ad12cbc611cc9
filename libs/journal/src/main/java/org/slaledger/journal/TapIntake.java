package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands a tap what is read for it. */
record TapIntake(LogTap tap) implements PartitionReader.Intake {
  @Override
  public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
    return tap.take(tx, records.stream().map(LogLine::of).toList());
  }

  /** A tap sets nothing aside by itself: the record is read again. */
  @Override
  public Uni<Void> setAside(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
    return Uni.createFrom().failure(why);
  }
}
