package org.slaledger.journal.seal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.seal.KeyRecord;

/**
 * Takes keys in from {@code sla.keys}. The owner does so as well: a database that was restored
 * learns from there what was erased since.
 */
@ApplicationScoped
public class TakenKeys {
  private final SealSettings settings;

  /** For this service. */
  public TakenKeys(SealSettings settings) {
    this.settings = settings;
  }

  /** Takes records in, in this order. */
  public Uni<Void> take(SqlConnection tx, List<KeyRecord> records) {
    return records.isEmpty() ? Uni.createFrom().voidItem() : KeyTable.take(tx, records, settings);
  }
}
