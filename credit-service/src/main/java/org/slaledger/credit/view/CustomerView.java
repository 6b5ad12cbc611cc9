package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
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

/** The customers that are registered, and the ids of their contacts. */
@ApplicationScoped
public class CustomerView implements View {
  private static final Sql REGISTERED =
      new Sql("INSERT INTO customer (customer, name) VALUES ($1, $2)");
  private static final Sql CONTACT_ADDED =
      new Sql("INSERT INTO contact (customer, contact) VALUES ($1, $2) ON CONFLICT DO NOTHING");
  private static final Sql CONTACT_REMOVED =
      new Sql("DELETE FROM contact WHERE customer = $1 AND contact = $2");
  private static final Sql IS_REGISTERED = new Sql("SELECT 1 FROM customer WHERE customer = $1");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("customer", "contact");
  }

  /** The second one holds contacts. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof CustomerEvent happened
        ? apply(tx, happened)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, CustomerEvent happened) {
    return switch (happened) {
      case CustomerRegistered e -> REGISTERED.change(tx, e.customer().value(), e.name());
      case ContactAdded e -> CONTACT_ADDED.change(tx, e.customer().value(), e.contact());
      case ContactRemoved e -> CONTACT_REMOVED.change(tx, e.customer().value(), e.contact());
      case EscalationPathChanged _ -> Uni.createFrom().voidItem();
    };
  }

  /** Whether this customer is registered. */
  public Uni<Boolean> isRegistered(SqlConnection tx, CustomerId customer) {
    return IS_REGISTERED.list(tx, row -> row, customer.value()).map(rows -> !rows.isEmpty());
  }
}
