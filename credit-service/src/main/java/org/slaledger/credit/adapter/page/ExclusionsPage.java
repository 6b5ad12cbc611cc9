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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.credit.adapter.http.ExclusionCommands;
import org.slaledger.credit.domain.claim.ExclusionCommand;
import org.slaledger.credit.domain.claim.ExclusionCommand.AcceptExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.ClaimExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.ContestExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand.RejectExclusion;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;

/** Forms on a statement's page about what is not to count. */
@Path("/ui/statements/{agreement}/{period}/exclusions")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
public class ExclusionsPage {
  private final CommandKeys keys;
  private final ExclusionCommands commands;

  ExclusionsPage(CommandKeys keys, ExclusionCommands commands) {
    this.keys = keys;
    this.commands = commands;
  }

  /** Claims that time does not count. */
  @POST
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> claim(String agreement, String period, @BeanParam LifeForm form) {
    ClaimExclusion command =
        new ClaimExclusion(
            SentLife.read(
                "category",
                "one of " + List.of(ExclusionCategory.values()),
                () -> ExclusionCategory.valueOf(SentLife.text(form.category))),
            List.of(SentLife.text(form.service)),
            null,
            SentLife.instant("from", form.from),
            SentLife.instant("to", form.to),
            SentLife.evidence(form.evidence),
            SentLife.text(form.reason));
    return commands
        .claim(keys.ofForm(form.key, form.fields()), agreement, command)
        .map(answer -> SentLife.on(agreement, period, answer));
  }

  /** Lets it take effect. */
  @POST
  @Path("/{exclusion}/acceptance")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> accept(
      String agreement, String period, String exclusion, @BeanParam LifeForm form) {
    String reason = SentLife.text(form.reason);
    return decide(
        agreement, period, exclusion, form, new AcceptExclusion(reason.isBlank() ? null : reason));
  }

  /** Lets it never take effect. */
  @POST
  @Path("/{exclusion}/rejection")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> reject(
      String agreement, String period, String exclusion, @BeanParam LifeForm form) {
    return decide(
        agreement, period, exclusion, form, new RejectExclusion(SentLife.text(form.reason)));
  }

  /** The customer says that it is not so. */
  @POST
  @Path("/{exclusion}/contest")
  @RolesAllowed(Roles.CUSTOMER)
  @Operation(hidden = true)
  public Uni<Response> contest(
      String agreement, String period, String exclusion, @BeanParam LifeForm form) {
    return decide(
        agreement,
        period,
        exclusion,
        form,
        new ContestExclusion(SentLife.evidence(form.evidence), SentLife.text(form.reason)));
  }

  private Uni<Response> decide(
      String agreement, String period, String exclusion, LifeForm form, ExclusionCommand command) {
    return commands
        .decide(keys.ofForm(form.key, form.fields()), agreement, exclusion, form.seen(), command)
        .map(answer -> SentLife.on(agreement, period, answer));
  }
}
