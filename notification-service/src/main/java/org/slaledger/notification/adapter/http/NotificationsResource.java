package org.slaledger.notification.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.notification.view.ShownNotice;
import org.slaledger.web.Roles;

/** Who was told of what. Notices come from events alone, so nothing is written here. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Notifications")
public class NotificationsResource {
  private static final String EXAMPLE =
      """
      [{"notice":"5f2d1c0a9b8e7d6c5b4a39281706f5e4","kind":"CLOCK_BREACH","customer":"acme",
        "contact":"carla","cause":"019ab1c2-0000-7000-8000-000000000001","ticket":"T-1",
        "state":"SENT","attempts":1,"writtenAt":"2026-11-23T10:00:00.120Z",
        "settledAt":"2026-11-23T10:00:00.310Z",
        "messageId":"<5f2d1c0a9b8e7d6c5b4a39281706f5e4@sla-ledger>"}]""";

  private final NoticeQuestions questions;

  NotificationsResource(NoticeQuestions questions) {
    this.questions = questions;
  }

  /** Newest first. */
  @GET
  @Operation(
      summary = "Lists notifications, newest first, at most 200",
      description = "A customer sees its own only.")
  @APIResponse(
      responseCode = "200",
      content = @Content(examples = @ExampleObject(name = "notifications", value = EXAMPLE)))
  public Uni<List<ShownNotice>> list(
      @Parameter(description = "those of this customer", example = "acme") @QueryParam("customer")
          @Nullable String customer) {
    return questions.list(customer);
  }
}
