package org.slaledger.journal.seal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
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

  /** Takes one record in; throws {@link IOException} for what is none. */
  public Uni<Void> take(SqlConnection tx, byte[] record) throws IOException {
    return KeyTable.take(tx, KeyRecord.read(record), settings.owns());
  }
}
