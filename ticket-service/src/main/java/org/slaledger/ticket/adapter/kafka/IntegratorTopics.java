package org.slaledger.ticket.adapter.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slaledger.contract.Topic;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.KafkaClients;
import org.slaledger.journal.LogTopics;

/** The topics on which integrators publish, one for each. */
@ApplicationScoped
public class IntegratorTopics {
  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final KafkaClients kafka;
  private final LogTopics topics;

  IntegratorTopics(KafkaClients kafka, LogTopics topics) {
    this.kafka = kafka;
    this.topics = topics;
  }

  /**
   * Publishes the events' exact bytes, in their order; done when all replicas have all of them.
   * Creates the integrator's topic where it is missing. Fails when Kafka does not take one.
   */
  public Uni<Void> publish(List<InboundEvent> events) {
    return Uni.createFrom()
        .completionStage(
            () -> {
              events.stream().map(InboundEvent::integrator).distinct().forEach(this::require);
              return CompletableFuture.allOf(
                  events.stream().map(this::sent).toArray(CompletableFuture<?>[]::new));
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private CompletableFuture<Void> sent(InboundEvent event) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    kafka
        .producer()
        .send(
            record(event),
            (at, failure) -> {
              if (failure == null) {
                sent.complete(null);
              } else {
                sent.completeExceptionally(failure);
              }
            });
    return sent;
  }

  private void require(String integrator) {
    if (created.add(integrator)) {
      create(integrator);
    }
  }

  private void create(String integrator) {
    try {
      topics.createInbound(integrator);
    } catch (RuntimeException e) {
      created.remove(integrator);
      throw e;
    }
  }

  /** The source is a URI reference, so that a space can't stand in it. */
  private static ProducerRecord<String, byte[]> record(InboundEvent event) {
    return new ProducerRecord<>(
        Topic.INBOUND_PREFIX + event.integrator(),
        event.source() + " " + event.id(),
        event.original());
  }
}
