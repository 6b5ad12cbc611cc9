package org.slaledger.credit.adapter.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.contract.event.Ruling;
import org.slaledger.credit.adapter.http.CorrectionBody;
import org.slaledger.credit.adapter.http.DisputeCommands;
import org.slaledger.credit.adapter.http.StatementCommands;
import org.slaledger.credit.domain.life.DisputeCommand.DisputeStatement;
import org.slaledger.credit.domain.life.DisputeCommand.RuleOnDispute;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;

/** Forms on a statement's page: dispute it, rule on that, correct it, settle its credit. */
@Path("/ui/statements/{agreement}/{period}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
public class StatementLifePage {
  private final CommandKeys keys;
  private final StatementCommands statements;
  private final DisputeCommands disputes;

  StatementLifePage(CommandKeys keys, StatementCommands statements, DisputeCommands disputes) {
    this.keys = keys;
    this.statements = statements;
    this.disputes = disputes;
  }

  /** Disputes the latest statement. */
  @POST
  @Path("/disputes")
  @RolesAllowed({Roles.CUSTOMER, Roles.AUDITOR})
  @Operation(hidden = true)
  public Uni<Response> dispute(String agreement, String period, @BeanParam LifeForm form) {
    DisputeStatement command =
        new DisputeStatement(
            form.matter(), SentLife.evidence(form.evidence), SentLife.text(form.reason));
    return disputes
        .dispute(keys.ofForm(form.key, form.fields()), agreement, period, command)
        .map(answer -> SentLife.on(agreement, period, answer));
  }

  /** Rules on a dispute. */
  @POST
  @Path("/disputes/{dispute}/ruling")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> rule(
      String agreement, String period, String dispute, @BeanParam LifeForm form) {
    Ruling ruling =
        SentLife.read(
            "ruling", "UPHELD or REJECTED", () -> Ruling.valueOf(SentLife.text(form.ruling)));
    return disputes
        .rule(
            keys.ofForm(form.key, form.fields()),
            agreement,
            period,
            dispute,
            form.seen(),
            new RuleOnDispute(ruling, SentLife.text(form.reason)))
        .map(answer -> SentLife.on(agreement, period, answer));
  }

  /** Gives out the correction that is proposed. */
  @POST
  @Path("/corrections")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> correct(String agreement, String period, @BeanParam LifeForm form) {
    String reason = SentLife.text(form.reason);
    CorrectionBody body =
        new CorrectionBody(SentLife.text(form.statementHash), reason.isBlank() ? null : reason);
    return statements
        .correct(keys.ofForm(form.key, form.fields()), agreement, period, body)
        .map(answer -> SentLife.on(agreement, period, answer));
  }

  /** Says that what was granted is in the books. */
  @POST
  @Path("/settlement")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> settle(String agreement, String period, @BeanParam LifeForm form) {
    return statements
        .settle(
            keys.ofForm(form.key, form.fields()),
            agreement,
            period,
            form.seen(),
            SentLife.text(form.reference))
        .map(answer -> SentLife.on(agreement, period, answer));
  }
}
