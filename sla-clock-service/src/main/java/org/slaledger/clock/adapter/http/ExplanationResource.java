package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slaledger.clock.domain.ClockExplanation;
import org.slaledger.web.Roles;

/** Why a clock stands as it does. */
@Path("/clocks/{ticket}/{kind}/explanation")
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Clocks")
public class ExplanationResource {
  private final ClockQuestions questions;

  ExplanationResource(ClockQuestions questions) {
    this.questions = questions;
  }

  /** All runs, in order. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Explains a ticket's clock, run by run",
      description =
          "Every interval that counted, was closed or paused, with the events that caused it, and"
              + " what it was measured against. From what is known now: the rules stand in"
              + " docs/clocks.md.")
  public Uni<List<ClockExplanation>> explanation(String ticket, String kind) {
    return questions.explanation(ticket, kind);
  }
}
