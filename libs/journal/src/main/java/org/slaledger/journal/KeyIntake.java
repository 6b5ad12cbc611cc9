package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slaledger.journal.seal.SealSettings;
import org.slaledger.journal.seal.TakenKeys;

/** Takes keys and their erasure in from {@code sla.keys}, in whatever order events come. */
@ApplicationScoped
class KeyIntake implements PartitionReader.Intake {
  private final SealSettings settings;
  private final TakenKeys keys;
  private final DeadLetters deadLetters;

  KeyIntake(SealSettings settings, TakenKeys keys, DeadLetters deadLetters) {
    this.settings = settings;
    this.keys = keys;
    this.deadLetters = deadLetters;
  }

  boolean needed() {
    return settings.reads();
  }

  @Override
  public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
    return InTurn.each(records, record -> take(tx, record));
  }

  private Uni<Void> take(SqlConnection tx, ConsumerRecord<String, byte[]> record) {
    try {
      return keys.take(tx, record.value() == null ? new byte[0] : record.value());
    } catch (IOException | IllegalArgumentException e) {
      return deadLetters.keep(tx, record, "is no key: " + e.getMessage());
    }
  }

  @Override
  public Uni<Void> setAside(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
    return deadLetters.keep(tx, record, why.toString());
  }
}
