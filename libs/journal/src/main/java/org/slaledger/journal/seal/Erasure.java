package org.slaledger.journal.seal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.slaledger.journal.steps.InTurn;

/**
 * Erases what is known of a person or was written in a ticket: by overwriting the key, so that
 * events, their hashes and all sums stay as they are.
 */
@ApplicationScoped
public class Erasure {
  private final InstantSource time;

  /** By the platform's time. */
  public Erasure(InstantSource time) {
    this.time = time;
  }

  /**
   * Erases every key of that name, in the caller's transaction. With the commit nothing here opens
   * what they sealed; the other services follow through {@code sla.keys}.
   *
   * @param by opaque id of who does it
   * @param why names nobody: it is kept in the clear
   * @return how many keys there were
   */
  public Uni<Integer> erase(SqlConnection tx, KeyName name, String by, String why) {
    return KeyTable.active(tx, name)
        .call(
            keys ->
                InTurn.each(keys, key -> KeyTable.update(tx, key.erased(time.instant(), by, why))))
        .map(List::size);
  }
}
