package org.slaledger.web.status;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.StoppedStreams;
import org.slaledger.journal.StreamState;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** The streams that stand still in this service, each with a page of its own to mend it. */
@Path("/ui/status/{service}/streams")
@Produces(MediaType.TEXT_HTML)
public class StreamsPage {
  @CheckedTemplate(basePath = "status")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance streams(
        String service, StreamsResource.Listed listed, String state, String topic);

    static native TemplateInstance stream(
        String service, StoppedStreams.InFull full, boolean repairs);
  }

  private final ThisService here;
  private final StoppedStreams streams;
  private final StreamCommands commands;
  private final CommandKeys keys;
  private final CurrentActor actor;

  StreamsPage(
      ThisService here,
      StoppedStreams streams,
      StreamCommands commands,
      CommandKeys keys,
      CurrentActor actor) {
    this.here = here;
    this.streams = streams;
    this.commands = commands;
    this.keys = keys;
    this.actor = actor;
  }

  /** The list. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> list(
      @PathParam("service") String service,
      @QueryParam("state") @Nullable String state,
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("after") @Nullable String after) {
    here.require(service);
    return streams
        .list(Asked.state(state, StreamState.class), Asked.topic(topic), after, StoppedStreams.MOST)
        .map(found -> StreamsResource.Listed.of(found, StoppedStreams.MOST))
        .map(
            listed ->
                Templates.streams(
                    service, listed, state == null ? "" : state, topic == null ? "" : topic));
  }

  /** One stream. */
  @GET
  @Path("{kind}/{id}")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> look(
      @PathParam("service") String service,
      @PathParam("kind") String kind,
      @PathParam("id") String id) {
    here.require(service);
    boolean repairs = actor.mayOperate();
    return StreamsResource.look(streams, Asked.stream(kind, id))
        .map(full -> Templates.stream(service, full, repairs));
  }

  /** Back to the stream, as it stands now. */
  @POST
  @Path("{kind}/{id}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> retry(
      @PathParam("service") String service,
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      @FormParam("command-key") @Nullable String key) {
    here.require(service);
    StreamId stream = Asked.stream(kind, id);
    return commands.retry(keys.ofForm(key), stream).map(done -> back(service, stream));
  }

  /** Back to the stream, as it stands now. */
  @POST
  @Path("{kind}/{id}/give-up")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> giveUp(
      @PathParam("service") String service,
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      @FormParam("reason") @Nullable String reason,
      @FormParam("command-key") @Nullable String key) {
    here.require(service);
    StreamId stream = Asked.stream(kind, id);
    return commands
        .giveUp(keys.ofForm(key, reason), stream, reason)
        .map(done -> back(service, stream));
  }

  private static Response back(String service, StreamId stream) {
    return Response.seeOther(URI.create("/ui/status/" + service + "/streams/" + stream)).build();
  }
}
