package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.journal.steps.InTurn;

/**
 * Takes in what every service decided on integrators' events, where they are asked for: in the
 * service that stands at the door.
 */
@ApplicationScoped
class FateIntake implements PartitionReader.Intake {
  private final boolean atTheDoor;
  private final InboundFates fates;
  private final DeadLetters deadLetters;

  FateIntake(
      @ConfigProperty(name = "sla.inbound.takes-unowned") boolean atTheDoor,
      InboundFates fates,
      DeadLetters deadLetters) {
    this.atTheDoor = atTheDoor;
    this.fates = fates;
    this.deadLetters = deadLetters;
  }

  boolean needed() {
    return atTheDoor;
  }

  @Override
  public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
    return InTurn.each(records, record -> take(tx, record));
  }

  private Uni<Void> take(SqlConnection tx, ConsumerRecord<String, byte[]> record) {
    try {
      byte[] told = record.value() == null ? new byte[0] : record.value();
      return fates.take(tx, ToldFate.read(told));
    } catch (IOException e) {
      return deadLetters.keep(tx, record, "is no fate: " + e.getMessage());
    }
  }

  @Override
  public Uni<Void> setAside(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
    return deadLetters.keep(tx, record, why.toString());
  }
}
