package org.slaledger.credit.adapter.http;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.web.Roles;

/** The streams that an agreement's statements rest on, for who has no access to the log itself. */
@Path("/agreements/{agreement}/streams")
@Tag(name = "Statements")
public class StreamsResource {
  private final StreamQuestions questions;

  StreamsResource(StreamQuestions questions) {
    this.questions = questions;
  }

  /** In the order of their names. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Lists the streams that an agreement's statements rest on, with their last versions",
      description =
          "Those of all periods that have begun: the agreement itself, evidence of its points,"
              + " maintenance that was announced to the customer, calendars, response clocks and"
              + " what was claimed not to count.")
  public Uni<List<StreamCut>> all(String agreement) {
    return questions.of(agreement);
  }

  /** The log's bytes. */
  @GET
  @Path("/{prefix}/{id}")
  @Blocking
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Produces({StreamQuestions.LINES, StreamQuestions.BATCH})
  @Operation(
      summary = "Gives the events of a stream with the bytes that the log has",
      description =
          "A line each, or as a CloudEvents batch. The hash of a line is its leaf in the ledger."
              + " From and to are versions, both included.")
  public Response lines(
      String agreement,
      String prefix,
      String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
    boolean batch = accept != null && accept.contains(StreamQuestions.BATCH);
    return questions.lines(
        agreement,
        prefix + "/" + id,
        from,
        to,
        MediaType.valueOf(batch ? StreamQuestions.BATCH : StreamQuestions.LINES));
  }
}
