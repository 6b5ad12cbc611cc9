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
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.credit.adapter.http.AgreementQuestions;
import org.slaledger.credit.adapter.http.StatementAnswer;
import org.slaledger.credit.adapter.http.StatementCommands;
import org.slaledger.credit.adapter.http.StatementQuestions;
import org.slaledger.credit.domain.whatif.WhatIf;
import org.slaledger.credit.usecase.ExclusionStories;
import org.slaledger.credit.usecase.ShownExclusion;
import org.slaledger.credit.view.ShownPeriod;
import org.slaledger.journal.Answer;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What is owed and why, for people to read. */
@Path("/ui/statements")
@Produces(MediaType.TEXT_HTML)
public class StatementsPage {
  private static final List<ExclusionCategory> CATEGORIES = List.of(ExclusionCategory.values());

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final AgreementQuestions agreements;
  private final StatementQuestions questions;
  private final StatementCommands commands;
  private final ExclusionStories exclusions;

  StatementsPage(
      CurrentActor actor,
      CommandKeys keys,
      AgreementQuestions agreements,
      StatementQuestions questions,
      StatementCommands commands,
      ExclusionStories exclusions) {
    this.actor = actor;
    this.keys = keys;
    this.agreements = agreements;
    this.questions = questions;
    this.commands = commands;
    this.exclusions = exclusions;
  }

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance statements(List<ShownPeriod> periods);

    static native TemplateInstance statement(
        StatementAnswer answer,
        List<ShownExclusion> exclusions,
        List<ExclusionCategory> categories,
        StatementActions may,
        Switches switches,
        WhatIf.Answer.@Nullable Compared supposed);
  }

  /** The list. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> all() {
    return agreements.periods().map(Templates::statements);
  }

  /** One, derived just now. */
  @GET
  @Path("/{agreement}/{period}")
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> one(
      String agreement,
      String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("number") @Nullable String number,
      @QueryParam("out") List<String> out,
      @QueryParam("in") List<String> in,
      @QueryParam("confirm") @Nullable String confirm) {
    return questions
        .one(agreement, period, asOf, number)
        .flatMap(
            answer -> {
              Switches switches = Switches.of(answer.statement(), out, in, confirm);
              return switches.any()
                  ? questions
                      .whatIf(agreement, period, asOf, number, switches.whatIf())
                      .flatMap(supposed -> page(answer, switches, supposed))
                  : page(answer, switches, null);
            });
  }

  /** Whose statement may be read, its exclusions may. */
  private Uni<TemplateInstance> page(
      StatementAnswer answer, Switches switches, WhatIf.Answer.@Nullable Compared supposed) {
    StatementActions may = StatementActions.of(actor, answer);
    return exclusions
        .of(answer.statement().agreement(), answer.statement().period())
        .map(claimed -> Templates.statement(answer, claimed, CATEGORIES, may, switches, supposed));
  }

  /** The bundle, for people who are signed in by a browser. */
  @GET
  @Path("/{agreement}/{period}/bundle")
  @Produces(MediaType.TEXT_PLAIN)
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> bundle(
      String agreement, String period, @QueryParam("number") @Nullable String number) {
    return questions.bundle(agreement, period, number);
  }

  /** The canonical JSON, for people who are signed in by a browser. */
  @GET
  @Path("/{agreement}/{period}/document")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<byte[]> document(
      String agreement,
      String period,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("number") @Nullable String number) {
    return questions
        .one(agreement, period, asOf, number)
        .map(answer -> answer.statement().canonical());
  }

  /** Issues it, and shows it again. */
  @POST
  @Path("/{agreement}/{period}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> issue(
      String agreement, String period, @FormParam("command-key") @Nullable String key) {
    return commands
        .issue(keys.ofForm(key, agreement, period), agreement, period)
        .map(answer -> shown(agreement, period, answer));
  }

  private static Response shown(String agreement, String period, Answer answer) {
    if (answer.refused()) {
      throw Problem.conflict(
              "The statement was not issued.",
              new FieldError("period", "was issued already, or is not finished"))
          .asException();
    }
    return Response.seeOther(URI.create("/ui/statements/" + agreement + "/" + period)).build();
  }
}
