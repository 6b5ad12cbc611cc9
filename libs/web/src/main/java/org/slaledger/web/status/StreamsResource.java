package org.slaledger.web.status;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.StoppedStreams;
import org.slaledger.journal.StreamState;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;

/** The streams of the log that stand still in this service, and what can be done about them. */
@Path("/status/{service}/streams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class StreamsResource {
  private final ThisService here;
  private final StoppedStreams streams;
  private final StreamCommands commands;
  private final CommandKeys keys;

  StreamsResource(
      ThisService here, StoppedStreams streams, StreamCommands commands, CommandKeys keys) {
    this.here = here;
    this.streams = streams;
    this.commands = commands;
    this.keys = keys;
  }

  /**
   * A page of the list.
   *
   * @param next what to give as {@code after} for the next page; null behind the last
   */
  public record Listed(List<StoppedStreams.Stopped> streams, @Nullable String next) {
    static Listed of(List<StoppedStreams.Stopped> found, int limit) {
      return new Listed(found, found.size() < limit ? null : found.getLast().stream().value());
    }
  }

  /** Those that stand still, by name. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists the streams that stand still in this service")
  public Uni<Listed> list(
      @PathParam("service") String service,
      @QueryParam("state") @Nullable String state,
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    here.require(service);
    int most = Asked.limit(limit);
    return streams
        .list(Asked.state(state, StreamState.class), Asked.topic(topic), after, most)
        .map(found -> Listed.of(found, most));
  }

  /** One stream, with the bytes that wait. */
  @GET
  @Path("{kind}/{id}")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Tells how far a stream was taken in, and what waits in it")
  public Uni<StoppedStreams.InFull> look(
      @PathParam("service") String service,
      @PathParam("kind") String kind,
      @PathParam("id") String id) {
    here.require(service);
    return look(streams, Asked.stream(kind, id));
  }

  static Uni<StoppedStreams.InFull> look(StoppedStreams streams, StreamId stream) {
    return streams
        .look(stream)
        .map(found -> found.orElseThrow(() -> StreamCommands.missing(stream)));
  }

  /** 200 with where it stands now, also when it failed again. */
  @POST
  @Path("{kind}/{id}/retry")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Takes a parked event in again, and what waited for it")
  public Uni<Response> retry(
      @PathParam("service") String service,
      @PathParam("kind") String kind,
      @PathParam("id") String id) {
    here.require(service);
    return commands.retry(keys.ofRequest(), Asked.stream(kind, id)).map(Answers::response);
  }

  /** 200 with where it stands now. */
  @POST
  @Path("{kind}/{id}/give-up")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Gives up what stops a stream",
      description =
          "This service's views pass over the parked event, or over what came second of a fork. A"
              + " sum that replays the log refuses the stream as before.")
  public Uni<Response> giveUp(
      @PathParam("service") String service,
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      GiveUp why) {
    here.require(service);
    return commands
        .giveUp(keys.ofRequest(), Asked.stream(kind, id), why.reason())
        .map(Answers::response);
  }
}
