package org.slaledger.web;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.journal.Transactions;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** An API such as a service has it. */
@Path("/samples")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SampleResource {
  enum Weight {
    LIGHT,
    HEAVY
  }

  record Part(String name, Duration length) {
    Part {
      if (name.isBlank()) {
        throw new IllegalArgumentException("must not be blank");
      }
    }
  }

  record Sample(
      CustomerId customer, Weight weight, List<Part> parts, int count, @Nullable String note) {}

  @Inject CurrentActor actor;
  @Inject CommandKeys keys;
  @Inject Journal journal;
  @Inject Pool pool;
  @Inject Transactions transactions;

  @POST
  @RolesAllowed(Roles.AGENT)
  public Uni<Response> take(Sample sample) {
    CommandKey key = keys.ofRequest();
    return Uni.createFrom()
        .item(
            Answers.created(
                URI.create("/samples/" + sample.customer()),
                1,
                Map.of(
                    "by", actor.id(),
                    "key", key == null ? "" : key.key(),
                    "hash", key == null ? "" : key.requestHash())))
        .map(Answers::response);
  }

  @POST
  @Path("kept")
  @RolesAllowed(Roles.AGENT)
  public Uni<Response> keep() {
    return journal.requireOpen(pool).map(open -> Response.noContent().build());
  }

  @POST
  @Path("large")
  @RolesAllowed(Roles.AGENT)
  public Map<String, Integer> large(byte[] body) {
    return Map.of("length", body.length);
  }

  @GET
  @Path("asked/any")
  @RolesAllowed(Roles.AGENT)
  public Map<String, String> asked(@QueryParam("from") @Nullable String from) {
    return Map.of("from", String.valueOf(from));
  }

  @GET
  @Path("asked/number")
  @RolesAllowed(Roles.AGENT)
  public Map<String, Integer> asked(@QueryParam("count") @Nullable Integer count) {
    return Map.of("count", count == null ? 0 : count);
  }

  @GET
  @Path("{customer}")
  @RolesAllowed({Roles.AGENT, Roles.CUSTOMER})
  public Map<String, String> read(@PathParam("customer") CustomerId customer) {
    actor.requireRead(customer, "sample " + customer);
    return Map.of("customer", customer.value());
  }

  @PUT
  @Path("{customer}")
  @RolesAllowed(Roles.AGENT)
  public Response change(
      @PathParam("customer") CustomerId customer,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    IfMatch.check(ifMatch, 3);
    return Answers.response(Answers.ok(4, Map.of("customer", customer.value())));
  }

  @GET
  @Path("refusals/value")
  @RolesAllowed(Roles.AGENT)
  public Response refusedByValue() {
    return Answers.response(
        Answers.refused(Problem.conflict("It is closed.", new FieldError("state", "is CLOSED"))));
  }

  @GET
  @Path("refusals/field")
  @RolesAllowed(Roles.AGENT)
  public Response refusedByField() {
    throw new FieldProblem("data.zones[0].from", "is missing");
  }

  @GET
  @Path("faults/any")
  @RolesAllowed(Roles.AGENT)
  public Response broken() {
    throw new IllegalStateException("password=hunter2");
  }

  @GET
  @Path("faults/race")
  @RolesAllowed(Roles.AGENT)
  public Uni<Response> alwaysLate() {
    CustomerId customer = new CustomerId("c-" + UUID.randomUUID());
    Append first =
        new Append(
            customer.stream(),
            0,
            List.of(new NewEvent(new ContactRemoved(customer, "carla"), Instant.EPOCH)));
    return transactions
        .inTransaction(tx -> journal.append(tx, first, Cause.by("test")))
        .chain(() -> transactions.inTransaction(tx -> journal.append(tx, first, Cause.by("test"))))
        .map(written -> Response.noContent().build());
  }

  @GET
  @Path("faults/passing")
  @RolesAllowed(Roles.AGENT)
  public Uni<Response> cutOff() {
    return pool.query("SELECT pg_terminate_backend(pg_backend_pid())")
        .execute()
        .map(rows -> Response.noContent().build());
  }

  @GET
  @Path("faults/lasting")
  @RolesAllowed(Roles.AGENT)
  public Uni<Response> wrongSql() {
    return pool.query("SELECT 1 / 0").execute().map(rows -> Response.noContent().build());
  }

  @GET
  @Path("unguarded/any")
  public String unguarded() {
    return "nobody said who may";
  }
}
