package org.slaledger.clock.adapter.page;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.clock.adapter.http.ClockFilter;
import org.slaledger.clock.adapter.http.ClockQuestions;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** The stream of events that keeps the board as things are. */
@Path("/ui/clocks/events")
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class BoardEventsPage {
  /** So that who has signed out is told no more: the browser comes again, and has to sign in. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int MILLIS_TO_RECONNECT = 2000;

  private final ClockQuestions questions;
  private final BoardEvents events;
  private final CurrentActor actor;
  private final InstantSource time;

  BoardEventsPage(
      ClockQuestions questions, BoardEvents events, CurrentActor actor, InstantSource time) {
    this.questions = questions;
    this.events = events;
    this.actor = actor;
    this.time = time;
  }

  /** The event {@code changed}, whenever the same filter may have another answer. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> events(@BeanParam ClockFilter filter, @Context Sse sse) {
    Instant longest = time.instant().plus(LONGEST);
    Instant session = actor.until();
    return events
        .of(
            questions.which(BoardFilter.of(filter).question()),
            session.isBefore(longest) ? session : longest)
        .map(signal -> event(signal, sse));
  }

  private static OutboundSseEvent event(BoardEvents.Signal signal, Sse sse) {
    return switch (signal) {
      case CHANGED ->
          sse.newEventBuilder()
              .name("changed")
              .reconnectDelay(MILLIS_TO_RECONNECT)
              .mediaType(MediaType.TEXT_PLAIN_TYPE)
              .data("clocks")
              .build();
      case ALIVE -> sse.newEventBuilder().comment("alive").build();
    };
  }
}
