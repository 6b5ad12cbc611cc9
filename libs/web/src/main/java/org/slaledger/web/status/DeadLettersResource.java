package org.slaledger.web.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.slaledger.journal.KeptLetters;
import org.slaledger.journal.KeptLetters.Letter;
import org.slaledger.journal.KeptLetters.Place;
import org.slaledger.journal.LetterState;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;

/** What this service could not use, and what can be done about it. */
@Path("/status/{service}/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class DeadLettersResource {
  private final ThisService here;
  private final KeptLetters letters;
  private final LetterCommands commands;
  private final CommandKeys keys;

  DeadLettersResource(
      ThisService here, KeptLetters letters, LetterCommands commands, CommandKeys keys) {
    this.here = here;
    this.letters = letters;
    this.commands = commands;
    this.keys = keys;
  }

  /**
   * A page of the list.
   *
   * @param next what to give as {@code after} for the next page; null behind the last
   */
  public record Listed(List<Letter> letters, @Nullable String next) {
    static Listed of(List<Letter> found, int limit) {
      return new Listed(found, found.size() < limit ? null : found.getLast().place().path());
    }
  }

  /**
   * One letter with its bytes.
   *
   * @param text its bytes, read as UTF-8; null once they were erased, and while Kafka does not hand
   *     them out
   */
  public record InFull(Letter letter, @Nullable String text) {}

  /** By topic, partition and offset. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists the dead letters of this service")
  public Uni<Listed> list(
      @PathParam("service") String service,
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    here.require(service);
    int most = Asked.limit(limit);
    return letters
        .list(Asked.state(state, LetterState.class), Asked.after(after), most)
        .map(found -> Listed.of(found, most));
  }

  /** One letter. */
  @GET
  @Path("{topic}/{partition}/{offset}")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Shows a dead letter with its bytes")
  public Uni<InFull> look(
      @PathParam("service") String service,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset) {
    here.require(service);
    return look(letters, Asked.letter(topic, partition, offset));
  }

  static Uni<InFull> look(KeptLetters letters, Place place) {
    return letters
        .look(place)
        .map(found -> found.orElseThrow(() -> LetterCommands.missing(place)))
        .flatMap(
            letter ->
                letters
                    .bytes(letter)
                    .map(
                        bytes ->
                            new InFull(
                                letter, bytes.map(line -> new String(line, UTF_8)).orElse(null))));
  }

  /** 200 with its state now, also when it still can't be used. */
  @POST
  @Path("{topic}/{partition}/{offset}/retry")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Handles a dead letter again, as it came")
  public Uni<Response> retry(
      @PathParam("service") String service,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset) {
    here.require(service);
    return commands
        .retry(keys.ofRequest(), Asked.letter(topic, partition, offset))
        .map(Answers::response);
  }

  /** 200 with its state now. */
  @POST
  @Path("{topic}/{partition}/{offset}/give-up")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Gives a dead letter up, with a reason")
  public Uni<Response> giveUp(
      @PathParam("service") String service,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset,
      GiveUp why) {
    here.require(service);
    return commands
        .giveUp(keys.ofRequest(), Asked.letter(topic, partition, offset), why.reason())
        .map(Answers::response);
  }

  /** 200 with its state now, also when it was erased before. */
  @DELETE
  @Path("{topic}/{partition}/{offset}/text")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Erases what a dead letter says, with a reason",
      description =
          "It is shown no more and can't be retried. Kafka keeps the bytes in sla.inbound.* and"
              + " sla.dead-letters until they are too old there.")
  public Uni<Response> erase(
      @PathParam("service") String service,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("offset") String offset,
      GiveUp why) {
    here.require(service);
    return commands
        .erase(keys.ofRequest(), Asked.letter(topic, partition, offset), why.reason())
        .map(Answers::response);
  }
}
