package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import org.slaledger.contract.Name;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.InboundKey;
import org.slaledger.ticket.adapter.kafka.IntegratorTopics;
import org.slaledger.ticket.adapter.postgres.ReceivedEvents;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** Hands what came over HTTP to Kafka, whatever its form was, so that its fate can be asked for. */
@ApplicationScoped
public class InboundDoor {
  private final CurrentActor actor;
  private final IntegratorTopics topics;
  private final ReceivedEvents received;

  InboundDoor(CurrentActor actor, IntegratorTopics topics, ReceivedEvents received) {
    this.actor = actor;
    this.topics = topics;
    this.received = received;
  }

  /** Who publishes; 403 for a name that can't name a topic. */
  String integrator() {
    if (!Name.isOne(actor.id())) {
      throw Problem.forbidden("This integrator's name can't name a topic.").asException();
    }
    return actor.id();
  }

  /** Done when Kafka has all of them; 503 when it does not take one. */
  Uni<Void> take(List<InboundEvent> events) {
    return topics
        .publish(events)
        .onFailure()
        .transform(e -> Problem.of(503, "Kafka takes no events right now.").asException())
        .chain(() -> received.keep(events.stream().map(InboundEvent::key).toList()));
  }

  /** Where the fate of an event is told. */
  static URI fateOf(InboundKey event) {
    return UriBuilder.fromPath("/events/{id}")
        .queryParam("source", "{source}")
        .build(event.id(), event.source());
  }
}
