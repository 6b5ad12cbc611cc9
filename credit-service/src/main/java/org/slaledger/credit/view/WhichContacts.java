package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.CustomerId;
import org.slaledger.journal.Sql;

/** Which contacts does a customer have? */
@ApplicationScoped
public class WhichContacts {
  private static final Sql OF =
      new Sql("SELECT contact FROM contact WHERE customer = $1 ORDER BY contact");

  private final Pool db;

  WhichContacts(Pool db) {
    this.db = db;
  }

  /** Their ids, in order. */
  public Uni<List<String>> of(CustomerId customer) {
    return of(db, customer);
  }

  /** The same, as a transaction sees them. */
  public Uni<List<String>> of(SqlClient tx, CustomerId customer) {
    return OF.list(tx, row -> row.getString("contact"), customer.value());
  }
}
