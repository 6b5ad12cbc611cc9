package org.slaledger.ticket.adapter.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
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
   * Publishes the event's exact bytes; done when all replicas have it. Creates the integrator's
   * topic where it is missing. Fails when Kafka does not take it.
   */
  public Uni<Void> publish(InboundEvent event) {
    return Uni.createFrom()
        .<Void>emitter(
            emitter -> {
              if (created.add(event.integrator())) {
                create(event.integrator());
              }
              kafka
                  .producer()
                  .send(
                      record(event),
                      (at, failure) -> {
                        if (failure == null) {
                          emitter.complete(null);
                        } else {
                          emitter.fail(failure);
                        }
                      });
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
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
