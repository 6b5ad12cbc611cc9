package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
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
import org.slaledger.ticket.usecase.CustomerRegistration;
import org.slaledger.ticket.view.ShownCustomer;
import org.slaledger.ticket.view.WhoIsTheCustomer;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.Problem;

/** Customers and their contacts. */
@Path("/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
public class CustomersResource {
  private final CurrentActor actor;
  private final CommandKeys keys;
  private final Commands commands;
  private final CustomerRegistration registration;
  private final WhoIsTheCustomer customers;

  CustomersResource(
      CurrentActor actor,
      CommandKeys keys,
      Commands commands,
      CustomerRegistration registration,
      WhoIsTheCustomer customers) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.registration = registration;
    this.customers = customers;
  }

  /** 201, or 409 for one that is registered. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @APIResponseSchema(value = ShownCustomer.class, responseCode = "201")
  @Operation(summary = "Registers a customer with its contacts")
  public Uni<Response> register(CustomerBody body) {
    Cause by = Cause.by(actor.id());
    return commands
        .execute(
            keys.ofRequest(),
            tx ->
                registration
                    .register(tx, body.command(), by)
                    .flatMap(outcome -> answer(tx, body.customer(), outcome)))
        .map(Answers::response);
  }

  /** All; for a customer, itself. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(summary = "Lists the customers; a customer sees itself")
  public Uni<List<ShownCustomer>> list() {
    return actor.staff() ? customers.all(null) : own();
  }

  /** One. */
  @GET
  @Path("/{customer}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @APIResponseSchema(ShownCustomer.class)
  @Operation(summary = "Shows a customer with its contacts")
  public Uni<Response> one(String customer) {
    String what = "customer " + customer;
    if (!Name.isOne(customer)) {
      throw Problem.notFound(what).asException();
    }
    actor.requireRead(new CustomerId(customer), what);
    return customers
        .named(customer)
        .map(found -> found.orElseThrow(() -> Problem.notFound(what).asException()))
        .map(it -> Response.ok(it).tag(new EntityTag(Long.toString(it.version()))).build());
  }

  private Uni<List<ShownCustomer>> own() {
    @Nullable CustomerId own = actor.customer();
    return own == null ? Uni.createFrom().item(List.of()) : customers.all(own.value());
  }

  private Uni<Answer> answer(SqlConnection tx, String customer, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done ->
          customers
              .named(tx, customer)
              .map(
                  it ->
                      Answers.created(
                          URI.create("/customers/" + customer), done.version(), it.orElseThrow()));
    };
  }
}
