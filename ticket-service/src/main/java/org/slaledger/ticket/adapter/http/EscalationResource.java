package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.ticket.usecase.EscalationChange;
import org.slaledger.ticket.view.ShownPath;
import org.slaledger.ticket.view.WhoIsTheCustomer;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.IfMatch;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Whom of a customer's contacts to call. It is no part of what was signed. */
@Path("/customers/{customer}/escalation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
public class EscalationResource {
  private final CurrentActor actor;
  private final CommandKeys keys;
  private final Commands commands;
  private final EscalationChange change;
  private final WhoIsTheCustomer customers;

  EscalationResource(
      CurrentActor actor,
      CommandKeys keys,
      Commands commands,
      EscalationChange change,
      WhoIsTheCustomer customers) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.change = change;
    this.customers = customers;
  }

  /** With the customer's ETag. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @APIResponseSchema(ShownPath.class)
  @Operation(summary = "Shows whom of a customer's contacts to call, and whom next")
  public Uni<Response> show(String customer) {
    CustomerId named = readable(customer);
    return customers
        .path(named.value())
        .map(found -> found.orElseThrow(() -> Problem.notFound(what(customer)).asException()))
        .map(it -> Response.ok(it).tag(new EntityTag(Long.toString(it.version()))).build());
  }

  /** 200 with the path. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponseSchema(ShownPath.class)
  @Operation(
      summary = "Says whom of a customer's contacts to call, and whom next",
      description =
          "Takes the place of what was said before. A customer says it for itself. Each step is"
              + " taken so long after the first call, as long as nobody answered.")
  public Uni<Response> change(
      String customer, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, PathBody body) {
    CustomerId named = readable(customer);
    long seen = IfMatch.version(ifMatch);
    Cause by = Cause.by(actor.id());
    return commands
        .execute(
            keys.ofRequest(),
            tx ->
                change
                    .change(tx, named, seen, body.steps(), by)
                    .flatMap(outcome -> answer(tx, customer, outcome)))
        .map(Answers::response);
  }

  private Uni<Answer> answer(SqlConnection tx, String customer, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done ->
          customers.path(tx, customer).map(it -> Answers.ok(done.version(), it.orElseThrow()));
    };
  }

  private CustomerId readable(String customer) {
    if (!Name.isOne(customer)) {
      throw Problem.notFound(what(customer)).asException();
    }
    CustomerId named = new CustomerId(customer);
    actor.requireRead(named, what(customer));
    return named;
  }

  private static String what(String customer) {
    return "customer " + customer;
  }
}
