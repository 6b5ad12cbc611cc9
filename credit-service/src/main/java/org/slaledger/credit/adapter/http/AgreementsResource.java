package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.credit.view.ShownAgreement;
import org.slaledger.web.Roles;

/** What was promised to whom. */
@Path("/agreements")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Agreements")
public class AgreementsResource {
  private final AgreementQuestions questions;

  AgreementsResource(AgreementQuestions questions) {
    this.questions = questions;
  }

  /** By name. */
  @GET
  @Operation(summary = "Lists the agreements with their addenda; a customer sees its own")
  public Uni<List<ShownAgreement>> all() {
    return questions.all();
  }

  /** With its ETag. */
  @GET
  @Path("/{agreement}")
  @Operation(summary = "Shows an agreement with all versions of its addendum, the latest first")
  public Uni<Response> one(String agreement) {
    return questions
        .one(agreement)
        .map(it -> Response.ok(it).tag(new EntityTag(Long.toString(it.version()))).build());
  }
}
