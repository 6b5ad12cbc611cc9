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
import org.slaledger.journal.KeptLetters;
import org.slaledger.journal.KeptLetters.Place;
import org.slaledger.journal.LetterCounts;
import org.slaledger.journal.LetterState;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** What this service could not use, each with a page of its own to settle it. */
@Path("/ui/status/{service}/dead-letters")
@Produces(MediaType.TEXT_HTML)
public class DeadLettersPage {
  @CheckedTemplate(basePath = "status")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance letters(
        String service, DeadLettersResource.Listed listed, LetterCounts counts, String state);

    static native TemplateInstance letter(
        String service, DeadLettersResource.InFull full, boolean repairs);
  }

  private final ThisService here;
  private final KeptLetters letters;
  private final LetterCommands commands;
  private final CommandKeys keys;
  private final CurrentActor actor;

  DeadLettersPage(
      ThisService here,
      KeptLetters letters,
      LetterCommands commands,
      CommandKeys keys,
      CurrentActor actor) {
    this.here = here;
    this.letters = letters;
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
      @QueryParam("after") @Nullable String after) {
    here.require(service);
    return Uni.combine()
        .all()
        .unis(
            letters.list(
                Asked.state(state, LetterState.class), Asked.after(after), KeptLetters.MOST),
            letters.counts())
        .with(
            (found, counts) ->
                Templates.letters(
                    service,
                    DeadLettersResource.Listed.of(found, KeptLetters.MOST),
                    counts,
                    state == null ? "" : state));
  }

  /** One letter. */
  @GET
  @Path("{topic}/{partition}/{offset}")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> look(
      @PathParam("service") String service,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset) {
    here.require(service);
    boolean repairs = actor.mayOperate();
    return DeadLettersResource.look(letters, Asked.letter(topic, partition, offset))
        .map(full -> Templates.letter(service, full, repairs));
  }

  /** Back to the letter, as it stands now. */
  @POST
  @Path("{topic}/{partition}/{offset}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> retry(
      @PathParam("service") String service,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset,
      @FormParam("command-key") @Nullable String key) {
    here.require(service);
    Place letter = Asked.letter(topic, partition, offset);
    return commands.retry(keys.ofForm(key), letter).map(done -> back(service, letter));
  }

  /** Back to the letter, as it stands now. */
  @POST
  @Path("{topic}/{partition}/{offset}/give-up")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> giveUp(
      @PathParam("service") String service,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset,
      @FormParam("reason") @Nullable String reason,
      @FormParam("command-key") @Nullable String key) {
    here.require(service);
    Place letter = Asked.letter(topic, partition, offset);
    return commands
        .giveUp(keys.ofForm(key, reason), letter, reason)
        .map(done -> back(service, letter));
  }

  /** Back to the letter, as it stands now. */
  @POST
  @Path("{topic}/{partition}/{offset}/erase")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> erase(
      @PathParam("service") String service,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset,
      @FormParam("reason") @Nullable String reason,
      @FormParam("command-key") @Nullable String key) {
    here.require(service);
    Place letter = Asked.letter(topic, partition, offset);
    return commands
        .erase(keys.ofForm(key, reason), letter, reason)
        .map(done -> back(service, letter));
  }

  private static Response back(String service, Place letter) {
    return Response.seeOther(URI.create("/ui/status/" + service + "/dead-letters/" + letter.path()))
        .build();
  }
}
