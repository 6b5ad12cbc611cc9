package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.EscalationStep;
import org.slaledger.journal.Sql;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Unseal;
import org.slaledger.ticket.domain.KnownCustomer;
import org.slaledger.ticket.view.ShownCustomer.Contact;

/** Who are the customers, and what may they ask about? */
@ApplicationScoped
public class WhoIsTheCustomer {
  private static final Sql CUSTOMERS =
      new Sql(
          """
          SELECT customer, name, version FROM customer
          WHERE $1::text IS NULL OR customer = $1 ORDER BY customer
          """);
  private static final Sql CONTACTS =
      new Sql(
          """
          SELECT customer, contact, name, email FROM contact
          WHERE $1::text IS NULL OR customer = $1 ORDER BY customer, contact
          """);
  private static final Sql SIGNED =
      new Sql(
          """
          SELECT DISTINCT s.service FROM customer c
          LEFT JOIN customer_service s ON s.customer = c.customer AND s.signed
          WHERE c.customer = $1
          """);
  private static final Sql PATH =
      new Sql(
          """
          SELECT c.version, s.contact, s.after FROM customer c
          LEFT JOIN escalation_step s ON s.customer = c.customer
          WHERE c.customer = $1 ORDER BY s.position
          """);

  private final Pool db;
  private final Unseal unseal;

  /** In the service's own views. */
  public WhoIsTheCustomer(Pool db, Unseal unseal) {
    this.db = db;
    this.unseal = unseal;
  }

  /** All customers, or the one that is named, by id. */
  public Uni<List<ShownCustomer>> all(@Nullable String only) {
    return all(db, only);
  }

  /** One customer, as a transaction has left it so far. */
  public Uni<Optional<ShownCustomer>> named(SqlClient tx, String customer) {
    return all(tx, customer).map(found -> found.stream().findFirst());
  }

  private Uni<List<ShownCustomer>> all(SqlClient from, @Nullable String only) {
    return CONTACTS
        .list(from, row -> row, only)
        .flatMap(rows -> keys(from, rows).map(keys -> byCustomer(rows, keys)))
        .flatMap(contacts -> CUSTOMERS.list(from, row -> shown(row, contacts), only));
  }

  private Uni<OpenKeys> keys(SqlClient from, List<Row> contacts) {
    return unseal.keys(
        from,
        contacts.stream()
            .flatMap(row -> Stream.of(row.getString("name"), row.getString("email")))
            .toList());
  }

  private static Map<String, List<Contact>> byCustomer(List<Row> contacts, OpenKeys keys) {
    return contacts.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getString("customer"),
                Collectors.mapping(row -> contact(row, keys), Collectors.toList())));
  }

  /** One customer, if it is there. */
  public Uni<Optional<ShownCustomer>> named(String customer) {
    return named(db, customer);
  }

  /** What deciding about a ticket needs to know; empty for a customer that is not registered. */
  public Uni<Optional<KnownCustomer>> known(SqlConnection tx, String customer) {
    return SIGNED
        .list(tx, row -> Optional.ofNullable(row.getString("service")), customer)
        .map(
            services -> {
              if (services.isEmpty()) {
                return Optional.empty();
              }
              var named = new HashSet<String>();
              services.forEach(service -> service.ifPresent(named::add));
              return Optional.of(new KnownCustomer(named));
            });
  }

  /** Whom of its contacts to call; empty for a customer that is not registered. */
  public Uni<Optional<ShownPath>> path(String customer) {
    return path(db, customer);
  }

  /** As {@link #path(String)}, as a transaction has left it so far. */
  public Uni<Optional<ShownPath>> path(SqlClient tx, String customer) {
    return PATH.list(tx, row -> row, customer)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(first -> new ShownPath(first.getLong("version"), steps(rows))));
  }

  private static List<EscalationStep> steps(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.getString("contact") != null)
        .map(
            row ->
                new EscalationStep(
                    row.getString("contact"), Duration.parse(row.getString("after"))))
        .toList();
  }

  private static ShownCustomer shown(Row row, Map<String, List<Contact>> contacts) {
    String id = row.getString("customer");
    return new ShownCustomer(
        id, row.getString("name"), row.getLong("version"), contacts.getOrDefault(id, List.of()));
  }

  private static Contact contact(Row row, OpenKeys keys) {
    StreamId stream = new CustomerId(row.getString("customer")).stream();
    return new Contact(
        row.getString("contact"),
        keys.read(row.getString("name"), stream, "name"),
        keys.read(row.getString("email"), stream, "email"));
  }
}
