package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.slaledger.contract.CustomerId;
import org.slaledger.journal.Sql;

/** What are customers called? */
@ApplicationScoped
public class WhichNames {
  private static final Sql OF = new Sql("SELECT name FROM customer WHERE customer = $1");

  private final Pool db;

  WhichNames(Pool db) {
    this.db = db;
  }

  /** As it was registered; nothing for one that was not. */
  public Uni<Optional<String>> of(CustomerId customer) {
    return OF.list(db, row -> row.getString("name"), customer.value())
        .map(names -> names.stream().findFirst());
  }
}
