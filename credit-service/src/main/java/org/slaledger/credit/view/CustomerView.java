package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The customers that are registered. */
@ApplicationScoped
public class CustomerView implements View {
  private static final Sql REGISTERED =
      new Sql("INSERT INTO customer (customer, name) VALUES ($1, $2)");
  private static final Sql IS_REGISTERED = new Sql("SELECT 1 FROM customer WHERE customer = $1");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("customer");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof CustomerRegistered e
        ? REGISTERED.change(tx, e.customer().value(), e.name())
        : Uni.createFrom().voidItem();
  }

  /** Whether this customer is registered. */
  public Uni<Boolean> isRegistered(SqlConnection tx, CustomerId customer) {
    return IS_REGISTERED.list(tx, row -> row, customer.value()).map(rows -> !rows.isEmpty());
  }
}
