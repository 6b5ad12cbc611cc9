package org.slaledger.credit.adapter.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.TermsDocument;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.adapter.http.AgreementQuestions;
import org.slaledger.credit.adapter.http.DryRunQuestions;
import org.slaledger.credit.domain.dryrun.DryRun;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/** Terms that are tried on what has happened: a document, and what it would have come to. */
@Path("/ui/agreements/dry-run")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
public class DryRunPage {
  private final AgreementQuestions agreements;
  private final DryRunQuestions questions;

  DryRunPage(AgreementQuestions agreements, DryRunQuestions questions) {
    this.agreements = agreements;
    this.questions = questions;
  }

  /** What was filled in. */
  public record Form(String agreement, String months, String document) {}

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance dryRun(
        Form form, @Nullable Problem problem, @Nullable DryRun run, @Nullable DryRunRows rows);
  }

  /** With the latest terms of an agreement to begin from, where one is named. */
  @GET
  @Operation(hidden = true)
  public Uni<TemplateInstance> empty(@QueryParam("agreement") @Nullable String agreement) {
    return agreement == null || agreement.isBlank()
        ? Uni.createFrom().item(page(new Form("", "3", "")))
        : agreements
            .one(agreement)
            .map(it -> page(new Form(agreement, "3", text(it.addenda().getFirst().addendum()))));
  }

  /** The same with what the terms would have come to. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> run(
      @FormParam("agreement") @Nullable String agreement,
      @FormParam("months") @Nullable String months,
      @FormParam("document") @Nullable String document) {
    Form form = new Form(filled(agreement), filled(months), filled(document));
    return Uni.createFrom()
        .deferred(() -> questions.of(tree(form.document()), form.agreement(), form.months()))
        .map(run -> Templates.dryRun(form, null, run, DryRunRows.of(run)))
        .map(page -> Response.ok(page).build())
        .onFailure(ProblemException.class)
        .recoverWithItem(failure -> wrong(form, ((ProblemException) failure).problem()));
  }

  private static TemplateInstance page(Form form) {
    return Templates.dryRun(form, null, null, null);
  }

  private static Response wrong(Form form, Problem problem) {
    return Response.status(problem.status())
        .entity(Templates.dryRun(form, problem, null, null))
        .build();
  }

  private static String filled(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /** JSON is YAML, too. */
  private static ObjectNode tree(String document) {
    try {
      return TermsDocument.tree(document.getBytes(UTF_8), Format.YAML);
    } catch (FieldProblem e) {
      throw Problem.badRequest(
              new FieldError("document", e.violation().message(), "an addendum, as YAML or JSON"))
          .asException();
    }
  }

  /** Written out already, and without what holds for one version alone. */
  private static String text(Addendum addendum) {
    ObjectNode tree = TermsDocument.tree(addendum);
    tree.remove("basedOn");
    tree.remove("effective");
    tree.remove("calendars");
    for (JsonNode service : tree.path("services")) {
      ((ObjectNode) service).remove("firstPeriodFee");
    }
    return tree.toPrettyString();
  }
}
