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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.InboundFates;
import org.slaledger.journal.InboundKey;
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
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final int MULTI_STATUS = 207;

  private final CurrentActor actor;
  private final InboundDoor door;
  private final ReceivedEvents received;
  private final InboundFates fates;
  private final Pool db;

  EventsResource(
      CurrentActor actor, InboundDoor door, ReceivedEvents received, InboundFates fates, Pool db) {
    this.actor = actor;
    this.door = door;
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
          "One CloudEvents 1.0 event, 30 KB at most: a document in structured mode, or in binary"
              + " mode its data with the attributes as headers ce-*. Source and id name it: what was"
              + " sent before changes nothing.")
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
  public Uni<Response> publish(@Context HttpHeaders headers, byte[] body) {
    String integrator = door.integrator();
    InboundEvent event = read(integrator, BinaryHeaders.document(headers, body));
    return door.take(List.of(event)).map(done -> taken(event));
  }

  /** 202 where all are in Kafka; 207 where some can't be read: the others are in Kafka. */
  @POST
  @Consumes(BATCH)
  @RolesAllowed(Roles.INTEGRATOR)
  @APIResponseSchema(value = BatchAnswer.class, responseCode = "202")
  @Operation(
      summary = "Publishes several events",
      description = "A JSON array of CloudEvents 1.0 documents, 1 MB at most; answers for each.")
  public Uni<Response> publishAll(byte[] body) {
    String integrator = door.integrator();
    List<InboundEvent> events = new ArrayList<>();
    List<BatchAnswer.Item> items = new ArrayList<>();
    for (byte[] element : CloudEventBatch.elements(body)) {
      try {
        InboundEvent event = InboundEvent.read(integrator, element);
        events.add(event);
        items.add(BatchAnswer.Item.taken(event));
      } catch (FieldProblem e) {
        items.add(BatchAnswer.Item.refused(e));
      }
    }
    BatchAnswer answer = BatchAnswer.of(items);
    int status = answer.refused() == 0 ? 202 : MULTI_STATUS;
    return door.take(events).map(done -> Response.status(status).entity(answer).build());
  }

  /** What became of it. */
  @GET
  @Path("/{id: .+}")
  @RolesAllowed({Roles.INTEGRATOR, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(
      summary = "Tells what became of an event",
      description =
          "An integrator asks for its own events. Staff name the integrator where several have sent"
              + " one of that source and id.")
  public Uni<Fate> fate(
      String id,
      @QueryParam("source") @Nullable String source,
      @QueryParam("integrator") @Nullable String integrator) {
    if (source == null || source.isBlank()) {
      throw missing("source", "the source that the event named");
    }
    return whose(integrator, source, id)
        .map(sender -> new InboundKey(sender, source, id))
        .flatMap(
            event ->
                fates
                    .known(db, event)
                    .flatMap(
                        decided ->
                            decided.isPresent()
                                ? Uni.createFrom().item(Fate.decided(event, decided.get()))
                                : undecided(event)));
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

  private static InboundEvent read(String integrator, byte[] body) {
    if (body.length > InboundEvent.MAX_BYTES) {
      throw Problem.of(
              413,
              "The event is too long.",
              new FieldError("body", "is too long", "at most " + InboundEvent.MAX_BYTES + " bytes"))
          .asException();
    }
    return InboundEvent.read(integrator, body);
  }

  /** Staff need name the integrator only where several have sent an event of that name. */
  private Uni<String> whose(@Nullable String integrator, String source, String id) {
    if (!actor.staff()) {
      return Uni.createFrom().item(actor.id());
    }
    if (integrator != null && !integrator.isBlank()) {
      return Uni.createFrom().item(integrator);
    }
    return received
        .whose(source, id)
        .map(
            all -> {
              if (all.isEmpty()) {
                throw Problem.notFound("event " + id + " of " + source).asException();
              }
              if (all.size() > 1) {
                throw Problem.badRequest(
                        new FieldError(
                            "integrator",
                            "is needed: several sent such an event",
                            String.join(", ", all)))
                    .asException();
              }
              return all.getFirst();
            });
  }

  private static RuntimeException missing(String field, String allowed) {
    return Problem.badRequest(new FieldError(field, "is missing", allowed)).asException();
  }

  private static Response taken(InboundEvent event) {
    return Answers.response(
        Answers.accepted(InboundDoor.fateOf(event.key()), Fate.received(event.key())));
  }
}
