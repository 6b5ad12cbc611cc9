package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slaledger.contract.seal.KeyRecord;
import org.slaledger.journal.seal.SealSettings;
import org.slaledger.journal.seal.TakenKeys;
import org.slaledger.journal.steps.InTurn;

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
    List<KeyRecord> read = new ArrayList<>();
    Map<ConsumerRecord<String, byte[]>, String> unreadable = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        read.add(KeyRecord.read(record.value() == null ? new byte[0] : record.value()));
      } catch (IOException | IllegalArgumentException e) {
        unreadable.put(record, "is no key: " + e.getMessage());
      }
    }
    return InTurn.each(
            unreadable.entrySet(), bad -> deadLetters.keep(tx, bad.getKey(), bad.getValue()))
        .chain(() -> keys.take(tx, read));
  }

  @Override
  public Uni<Void> setAside(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
    return deadLetters.keep(tx, record, why.toString());
  }
}
