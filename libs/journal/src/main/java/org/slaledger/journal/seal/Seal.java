package org.slaledger.journal.seal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.seal.DataKey;
import org.slaledger.contract.seal.KeyRecord;

/** Gives the key by which a text is sealed before it is journalled. */
@ApplicationScoped
public class Seal {
  private final SealSettings settings;

  /** With the platform's keys. */
  public Seal(SealSettings settings) {
    this.settings = settings;
  }

  /** A key for something that has none so far; nothing is written before {@code keep}. */
  public SealingKey fresh(KeyName name) {
    return fresh(name, 1);
  }

  /**
   * The key of that name; a new one where there is none or it was erased. One that is there can't
   * be erased until the end of the transaction.
   */
  public Uni<SealingKey> key(SqlConnection tx, KeyName name) {
    return KeyTable.latest(tx, name)
        .map(
            found ->
                found.isEmpty()
                    ? fresh(name, 1)
                    : found.get().record().isErased()
                        ? fresh(name, found.get().generation() + 1)
                        : there(name, found.get()));
  }

  private SealingKey fresh(KeyName name, int generation) {
    if (!settings.owns(name.value())) {
      throw new IllegalStateException("sla.seal.owns lacks what makes " + name.value());
    }
    DataKey key = DataKey.fresh(name.id(generation));
    return new SealingKey(name, generation, key, KeyRecord.of(key, settings.platform()));
  }

  private SealingKey there(KeyName name, KeyTable.Latest latest) {
    DataKey key =
        latest
            .record()
            .open(settings.platform())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "sla.seal.keys lacks "
                            + latest.record().platformKey()
                            + ", which wraps "
                            + latest.record().key()));
    return new SealingKey(name, latest.generation(), key, null);
  }
}
