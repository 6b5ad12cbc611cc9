package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.Topic;

/** What could not be used is kept with its bytes and the reason; consuming goes on. */
@ApplicationScoped
class DeadLetters {
  private static final Sql NOTE =
      new Sql(
          """
          INSERT INTO dead_letter
            (topic, partition, record_offset, reason, size, integrator, source, id)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
          """);

  private final KafkaClients kafka;
  private final String service;

  DeadLetters(
      KafkaClients kafka, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.kafka = kafka;
    this.service = service;
  }

  /**
   * Acknowledged by Kafka before the transaction commits; after a crash in between it may stand
   * there twice.
   */
  Uni<Void> keep(SqlConnection tx, ConsumerRecord<String, byte[]> record, String reason) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    kafka
        .producer()
        .send(
            letter(record, reason),
            (metadata, e) -> {
              if (e == null) {
                sent.complete(null);
              } else {
                sent.completeExceptionally(e);
              }
            });
    return Uni.createFrom().completionStage(sent).chain(() -> note(tx, record, reason));
  }

  private static Uni<Void> note(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, String reason) {
    LetterOrigin origin = LetterOrigin.of(record);
    return NOTE.change(
        tx,
        record.topic(),
        record.partition(),
        record.offset(),
        reason,
        record.value() == null ? 0 : record.value().length,
        origin.integrator(),
        origin.source(),
        origin.id());
  }

  private ProducerRecord<String, byte[]> letter(
      ConsumerRecord<String, byte[]> record, String reason) {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(Topic.DEAD_LETTERS, record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    header(letter, "sla-reason", reason);
    header(letter, "sla-service", service);
    header(letter, "sla-topic", record.topic());
    header(letter, "sla-partition", String.valueOf(record.partition()));
    header(letter, "sla-offset", String.valueOf(record.offset()));
    return letter;
  }

  private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(UTF_8));
  }
}
