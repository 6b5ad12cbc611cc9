package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.event.CustomerEvent.EscalationPathChanged;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.notification.domain.Contact;

/** The customers' contacts. */
@ApplicationScoped
public class Contacts implements View {
  private static final Sql REGISTERED =
      new Sql("INSERT INTO customer (customer, name) VALUES ($1, $2)");
  private static final Sql ADDED =
      new Sql(
          """
      INSERT INTO contact (customer, contact, name, email, added_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (customer, contact)
      DO UPDATE SET name = $3, email = $4, added_at = $5, removed_at = NULL
      """);
  private static final Sql REMOVED =
      new Sql("UPDATE contact SET removed_at = $3 WHERE customer = $1 AND contact = $2");
  private static final Sql OF =
      new Sql(
          """
      SELECT contact, added_at FROM contact WHERE customer = $1 AND removed_at IS NULL
      ORDER BY contact
      """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("customer", "contact");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof CustomerEvent customer
        ? take(tx, customer, event.envelope().recordedTime())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> take(SqlConnection tx, CustomerEvent event, Instant recorded) {
    return switch (event) {
      case CustomerRegistered e -> REGISTERED.change(tx, e.customer().value(), e.name());
      case ContactAdded e ->
          ADDED.change(
              tx, e.customer().value(), e.contact(), e.name().value(), e.email().value(), recorded);
      case ContactRemoved e -> REMOVED.change(tx, e.customer().value(), e.contact(), recorded);
      case EscalationPathChanged _ -> Uni.createFrom().voidItem();
    };
  }

  /** All contacts of a customer. */
  public Uni<List<Contact>> of(SqlConnection tx, CustomerId customer) {
    return OF.list(
        tx,
        row -> new Contact(row.getString("contact"), Sql.instant(row, "added_at")),
        customer.value());
  }
}
