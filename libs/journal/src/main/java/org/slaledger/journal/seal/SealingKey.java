package org.slaledger.journal.seal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.seal.DataKey;
import org.slaledger.contract.seal.KeyRecord;

/** Seals texts of one person or ticket within one transaction. */
public final class SealingKey {
  private final KeyName name;
  private final int generation;
  private final DataKey key;
  private final @Nullable KeyRecord isNew;

  SealingKey(KeyName name, int generation, DataKey key, @Nullable KeyRecord isNew) {
    this.name = name;
    this.generation = generation;
    this.key = key;
    this.isNew = isNew;
  }

  /** Seals bytes, or a text in UTF-8, for one field of one stream. */
  public Sealed seal(StreamId stream, String field, byte[] bytes) {
    return key.seal(stream, field, bytes);
  }

  /**
   * Writes the key down where it is new. To be called before the events are appended, in their
   * transaction: so the key is in the log before the first event that needs it. Fails with {@link
   * KeyTaken} where somebody else made one; the command is decided again then.
   */
  public Uni<Void> keep(SqlConnection tx) {
    return isNew == null
        ? Uni.createFrom().voidItem()
        : KeyTable.insert(tx, name, generation, isNew);
  }
}
