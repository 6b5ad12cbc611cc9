package org.slaledger.credit.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.contract.PackageId;
import org.slaledger.contract.event.PackageEvent.PackagePublished;
import org.slaledger.contract.json.TermsDocument;
import org.slaledger.contract.terms.PackageTerms;
import org.slaledger.credit.usecase.PackageCommands;
import org.slaledger.credit.view.ShownPackage;
import org.slaledger.credit.view.WhichPackages;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Default terms on which addenda are based. */
@Path("/packages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Packages")
public class PackagesResource {
  private final CurrentActor actor;
  private final CommandKeys keys;
  private final Commands commands;
  private final PackageCommands packages;
  private final WhichPackages shown;

  PackagesResource(
      CurrentActor actor,
      CommandKeys keys,
      Commands commands,
      PackageCommands packages,
      WhichPackages shown) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.packages = packages;
    this.shown = shown;
  }

  /** By name. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists the packages, each in its latest version")
  public Uni<List<ShownPackage>> all() {
    return shown.latest();
  }

  /** With its ETag. */
  @GET
  @Path("/{package}")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Shows all versions of a package, the latest first")
  public Uni<Response> one(@PathParam("package") String packageName) {
    return shown
        .versions(name(packageName))
        .map(
            versions -> {
              if (versions.isEmpty()) {
                throw missing(packageName);
              }
              String version = Integer.toString(versions.getFirst().version());
              return Response.ok(versions).tag(new EntityTag(version)).build();
            });
  }

  /** 201 with the version. */
  @POST
  @Path("/{package}")
  @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Publishes the next version of a package, as YAML or JSON",
      description =
          "All that is wrong with its form is said at once; once that is right, all that is wrong"
              + " with what it says. Addenda that were proposed before stay as they are: they have its terms written out.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PackageTerms.class)),
        @Content(mediaType = Bodies.YAML)
      })
  public Uni<Response> publish(
      @PathParam("package") String packageName,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
      byte[] document) {
    PackageId name = name(packageName);
    PackageTerms terms = terms(Bodies.tree(document, type));
    Cause by = Cause.by(actor.id());
    return commands
        .execute(
            keys.ofRequest(),
            tx -> packages.publish(tx, name, terms, by).map(PackagesResource::answer))
        .map(Answers::response);
  }

  private static PackageTerms terms(ObjectNode tree) {
    TermsDocument.Read<PackageTerms> read = TermsDocument.read(tree, PackageTerms.class);
    if (read.value() == null) {
      throw Refusals.ofDocument(read.problems()).asException();
    }
    return read.value();
  }

  private static Answer answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotDone no -> Answers.refused(no);
      case Outcome.Done done -> {
        var written = done.events().getFirst().envelope();
        PackagePublished e = (PackagePublished) written.data();
        yield Answers.created(
            URI.create("/packages/" + e.name()),
            done.version(),
            new ShownPackage(
                e.name(), e.packageVersion(), written.recordedTime(), written.actor(), e.terms()));
      }
    };
  }

  private static PackageId name(String packageName) {
    if (!Name.isOne(packageName)) {
      throw missing(packageName);
    }
    return new PackageId(packageName);
  }

  private static RuntimeException missing(String packageName) {
    return Problem.notFound("package " + packageName).asException();
  }
}
