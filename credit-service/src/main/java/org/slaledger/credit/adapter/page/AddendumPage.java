package org.slaledger.credit.adapter.page;

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
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Party;
import org.slaledger.credit.adapter.http.AcceptanceBody;
import org.slaledger.credit.adapter.http.AcceptanceCommands;
import org.slaledger.credit.adapter.http.AgreementQuestions;
import org.slaledger.credit.adapter.http.ShownDifference;
import org.slaledger.credit.domain.agreement.VersionState;
import org.slaledger.credit.domain.statement.WorkedExample;
import org.slaledger.credit.usecase.WorkedExamples;
import org.slaledger.credit.view.ShownAddendum;
import org.slaledger.credit.view.ShownAgreement;
import org.slaledger.credit.view.WhichContacts;
import org.slaledger.journal.Answer;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** An addendum as a document that both sides can read, print and agree on. */
@Path("/ui/agreements/{agreement}/addenda/{version}")
@Produces(MediaType.TEXT_HTML)
public class AddendumPage {
  private final CurrentActor actor;
  private final CommandKeys keys;
  private final AgreementQuestions questions;
  private final AcceptanceCommands acceptances;
  private final WorkedExamples examples;
  private final WhichContacts contacts;

  AddendumPage(
      CurrentActor actor,
      CommandKeys keys,
      AgreementQuestions questions,
      AcceptanceCommands acceptances,
      WorkedExamples examples,
      WhichContacts contacts) {
    this.actor = actor;
    this.keys = keys;
    this.questions = questions;
    this.acceptances = acceptances;
    this.examples = examples;
    this.contacts = contacts;
  }

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance addendum(
        ShownAgreement agreement,
        ShownAddendum version,
        List<WorkedExample> examples,
        List<String> contacts,
        boolean forProvider,
        boolean forCustomer,
        boolean forItself);

    static native TemplateInstance difference(ShownDifference difference);
  }

  /** The document. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> document(String agreement, String version) {
    boolean customer = actor.is(Roles.CUSTOMER);
    boolean operates = actor.mayOperate() && !customer;
    return questions
        .one(agreement)
        .flatMap(
            known ->
                questions
                    .addendum(agreement, version)
                    .flatMap(it -> page(known, it, operates, customer)));
  }

  private Uni<TemplateInstance> page(
      ShownAgreement agreement, ShownAddendum it, boolean operates, boolean customer) {
    boolean forCustomer = isOpenFor(Party.CUSTOMER, it);
    return examples
        .of(agreement.agreement(), it.version())
        .flatMap(
            worked ->
                contacts
                    .of(agreement.customer())
                    .map(
                        theirs ->
                            Templates.addendum(
                                agreement,
                                it,
                                worked,
                                operates ? theirs : List.of(),
                                operates && isOpenFor(Party.PROVIDER, it),
                                operates && forCustomer,
                                customer && forCustomer)));
  }

  /** Term by term. */
  @GET
  @Path("/difference")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> difference(
      String agreement, String version, @QueryParam("from") @Nullable String from) {
    return questions.difference(agreement, version, from).map(Templates::difference);
  }

  /** Agrees for one side, and shows the document again. */
  @POST
  @Path("/acceptance")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> accept(
      String agreement,
      String version,
      @FormParam("command-key") @Nullable String key,
      @FormParam("documentHash") @Nullable String hash,
      @FormParam("onBehalfOf") @Nullable String contact) {
    String read = hash == null ? "" : hash;
    String named = contact == null || contact.isBlank() ? null : contact;
    return acceptances
        .accept(
            keys.ofForm(key, read, named == null ? "" : named),
            agreement,
            version,
            new AcceptanceBody(read, named))
        .map(answer -> shown(agreement, version, answer));
  }

  private static boolean isOpenFor(Party party, ShownAddendum it) {
    boolean open =
        it.state() == VersionState.PROPOSED || it.state() == VersionState.ACCEPTED_BY_ONE;
    return open && it.accepted().stream().noneMatch(one -> one.party() == party);
  }

  private static Response shown(String agreement, String version, Answer answer) {
    if (answer.status() == 400) {
      throw Problem.badRequest(
              new FieldError(
                  "onBehalfOf",
                  "is no contact of the customer, or the document is not what was read",
                  "a contact of the customer"))
          .asException();
    }
    if (answer.refused()) {
      throw Problem.conflict(
              "The terms were not accepted.",
              new FieldError("version", "is accepted already, or is not what was read"))
          .asException();
    }
    return Response.seeOther(URI.create("/ui/agreements/" + agreement + "/addenda/" + version))
        .build();
  }
}
