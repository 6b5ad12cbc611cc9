package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The customers and their contacts. */
@ApplicationScoped
public class CustomerView implements View {
  private static final Sql REGISTERED =
      new Sql("INSERT INTO customer (customer, name, version) VALUES ($1, $2, $3)");
  private static final Sql CONTACT_ADDED =
      new Sql(
          """
          WITH seen AS (UPDATE customer SET version = $5 WHERE customer = $1)
          INSERT INTO contact (customer, contact, name, email) VALUES ($1, $2, $3, $4)
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("customer", "contact");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof CustomerEvent happened
        ? apply(tx, happened, event.envelope().streamVersion())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, CustomerEvent happened, long version) {
    return switch (happened) {
      case CustomerRegistered e -> REGISTERED.change(tx, e.customer().value(), e.name(), version);
      case ContactAdded e ->
          CONTACT_ADDED.change(tx, e.customer().value(), e.contact(), e.name(), e.email(), version);
    };
  }
}
