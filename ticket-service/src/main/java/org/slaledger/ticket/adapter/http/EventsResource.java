package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.InboundFates;
import org.slaledger.journal.InboundKey;
import org.slaledger.ticket.adapter.kafka.IntegratorTopics;
import org.slaledger.ticket.adapter.postgres.ReceivedEvents;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** The door for integrators' events, and their fate. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrators")
public class EventsResource {
  private static final String CLOUD_EVENT = "application/cloudevents+json";

  private final CurrentActor actor;
  private final IntegratorTopics topics;
  private final ReceivedEvents received;
  private final InboundFates fates;
  private final Pool db;

  EventsResource(
      CurrentActor actor,
      IntegratorTopics topics,
      ReceivedEvents received,
      InboundFates fates,
      Pool db) {
    this.actor = actor;
    this.topics = topics;
    this.received = received;
    this.fates = fates;
    this.db = db;
  }

  /** 202: it is in Kafka; its fate is still to come. */
  @POST
  @Consumes({CLOUD_EVENT, MediaType.APPLICATION_JSON})
  @RolesAllowed(Roles.INTEGRATOR)
  @APIResponseSchema(value = Fate.class, responseCode = "202")
  @Operation(
      summary = "Publishes an event",
      description =
          "One CloudEvents 1.0 document in structured mode, 30 KB at most. Source and id name it:"
              + " what was sent before changes nothing.")
  @RequestBody(
      content =
          @Content(
              mediaType = CLOUD_EVENT,
              examples =
                  @ExampleObject(
                      name = "A ticket",
                      value =
                          """
                          {"specversion":"1.0","type":"slaledger.TicketOpened.v1",
                           "source":"urn:pager","id":"4711","time":"2026-03-02T08:01:00Z",
                           "data":{"customer":"acme","service":"hosting","kind":"INCIDENT",
                            "impact":"MAJOR","subject":"Disk full","text":"98 % on db-3"}}""")))
  public Uni<Response> publish(byte[] body) {
    if (!Name.isOne(actor.id())) {
      throw Problem.forbidden("This integrator's name can't name a topic.").asException();
    }
    InboundEvent event = read(body);
    return topics
        .publish(event)
        .onFailure()
        .transform(e -> Problem.of(503, "Kafka takes no events right now.").asException())
        .chain(() -> received.keep(event.key()))
        .map(done -> taken(event));
  }

  /** What became of it. */
  @GET
  @Path("/{id: .+}")
  @RolesAllowed({Roles.INTEGRATOR, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Tells what became of an event",
      description = "Staff name the integrator, an integrator asks for its own events.")
  public Uni<Fate> fate(
      String id,
      @QueryParam("source") @Nullable String source,
      @QueryParam("integrator") @Nullable String integrator) {
    if (source == null || source.isBlank()) {
      throw missing("source", "the source that the event named");
    }
    InboundKey event = new InboundKey(whose(integrator), source, id);
    return fates
        .of(db, event)
        .flatMap(
            decided ->
                decided.isPresent()
                    ? Uni.createFrom().item(Fate.decided(event, decided.get()))
                    : undecided(event));
  }

  private Uni<Fate> undecided(InboundKey event) {
    return received
        .holds(event)
        .map(
            there -> {
              if (!there) {
                throw Problem.notFound("event " + event.id() + " of " + event.source())
                    .asException();
              }
              return Fate.received(event);
            });
  }

  private InboundEvent read(byte[] body) {
    if (body.length > InboundEvent.MAX_BYTES) {
      throw Problem.of(
              413,
              "The event is too long.",
              new FieldError("body", "is too long", "at most " + InboundEvent.MAX_BYTES + " bytes"))
          .asException();
    }
    return InboundEvent.read(actor.id(), body);
  }

  private String whose(@Nullable String integrator) {
    if (!actor.staff()) {
      return actor.id();
    }
    if (integrator == null || integrator.isBlank()) {
      throw missing("integrator", "the integrator that sent the event");
    }
    return integrator;
  }

  private static RuntimeException missing(String field, String allowed) {
    return Problem.badRequest(new FieldError(field, "is missing", allowed)).asException();
  }

  private static Response taken(InboundEvent event) {
    return Answers.response(
        Answers.accepted(
            UriBuilder.fromPath("/events/{id}")
                .queryParam("source", "{source}")
                .build(event.id(), event.source()),
            Fate.received(event.key())));
  }
}
