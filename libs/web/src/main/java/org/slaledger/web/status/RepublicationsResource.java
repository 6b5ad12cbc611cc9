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
import org.slaledger.journal.Republications;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** What of this service's journal is published again. */
@Path("/status/{service}/republications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class RepublicationsResource {
  private final ThisService here;
  private final Republications republications;
  private final RepublicationCommands commands;
  private final CommandKeys keys;

  RepublicationsResource(
      ThisService here,
      Republications republications,
      RepublicationCommands commands,
      CommandKeys keys) {
    this.here = here;
    this.republications = republications;
    this.commands = commands;
    this.keys = keys;
  }

  /** The latest. */
  public record Listed(List<Republications.Republication> republications) {}

  /** The latest first. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists what of the journal was published again")
  public Uni<Listed> list(
      @PathParam("service") String service, @QueryParam("limit") @Nullable String limit) {
    here.require(service);
    return republications.list(Asked.limit(limit)).map(Listed::new);
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Tells how far a republication is")
  public Uni<Republications.Republication> look(
      @PathParam("service") String service, @PathParam("id") String id) {
    here.require(service);
    return republications
        .find(number(id))
        .map(
            found ->
                found.orElseThrow(() -> Problem.notFound("republication " + id).asException()));
  }

  /** 202: the process that relays does it, beside what is new. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Has a part of the journal published again",
      description =
          "One stream, a topic, positions, or what was recorded between two instants. Readers drop"
              + " what they have.")
  public Uni<Response> request(@PathParam("service") String service, RepublicationBody body) {
    here.require(service);
    return commands.request(keys.ofRequest(), body).map(Answers::response);
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw Problem.notFound("republication " + id).asException();
    }
  }
}
