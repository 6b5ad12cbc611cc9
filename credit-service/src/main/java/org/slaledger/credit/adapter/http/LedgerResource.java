package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.usecase.ledger.Ledger;
import org.slaledger.credit.view.ShownCheckpoint;
import org.slaledger.web.Roles;

/**
 * Proof that history was not rewritten. Checkpoints, hashes and what connects them tell nothing of
 * anybody, so they are there for everybody.
 */
@Path("/ledger")
@Tag(name = "Ledger")
public class LedgerResource {
  private final LedgerQuestions questions;

  LedgerResource(LedgerQuestions questions) {
    this.questions = questions;
  }

  /** How it stands. */
  @GET
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Shows how many events the ledger has, and the key that verifies it")
  public Uni<Ledger.State> state() {
    return questions.state();
  }

  /** The signed note alone. */
  @GET
  @Path("/checkpoint")
  @PermitAll
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "Gives the latest checkpoint",
      description = "A signed note with the cosignatures of witnesses, as C2SP's tlog-checkpoint.")
  public Uni<String> latest() {
    return questions.latest();
  }

  /** The latest first. */
  @GET
  @Path("/checkpoints")
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Lists checkpoints and who witnessed them, the latest first",
      description = "At most 100; those before them with below.")
  public Uni<List<ShownCheckpoint>> checkpoints(@QueryParam("below") @Nullable String below) {
    return questions.checkpoints(below);
  }

  /** The signed note alone. */
  @GET
  @Path("/checkpoints/{size}")
  @PermitAll
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "Gives the checkpoint of a size")
  public Uni<String> checkpoint(String size) {
    return questions.checkpoint(size);
  }

  /** Seven lines each. */
  @GET
  @Path("/handovers")
  @PermitAll
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "Gives the hand-overs from each key of the ledger to the next",
      description =
          "Signed notes of seven lines, one after the other, the first first; nothing where the key"
              + " has always been the same.")
  public Uni<String> handovers() {
    return questions.handovers();
  }

  /** A hash a line. */
  @GET
  @Path("/consistency")
  @PermitAll
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "Proves that one tree is the beginning of another",
      description = "From and to are sizes. A hash in base64 a line, as RFC 6962 orders them.")
  public Uni<String> consistency(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    return questions.consistency(from, to);
  }

  /** 32 bytes a hash. */
  @GET
  @Path("/tile/{level}/{tile: .+}")
  @PermitAll
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary = "Gives a tile of hashes",
      description = "As C2SP's tlog-tiles names it: 0/x001/234, and 0/000.p/7 for a partial one.")
  public Uni<byte[]> tile(String level, String tile) {
    return questions.tile(level, tile);
  }

  /** 201. */
  @POST
  @Path("/checkpoints/{size}/cosignatures")
  @RolesAllowed({Roles.CUSTOMER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Takes a witness's signature of a checkpoint",
      description =
          "The key is the witness's own, NAME+ID+KEY; the signature the line of a signed note. It is"
              + " taken if it is that key's signature of that checkpoint; whose key it is, and whom to"
              + " trust, is for readers to know.")
  public Uni<Response> cosign(String size, CosignatureBody body) {
    return questions.cosign(size, body);
  }
}
