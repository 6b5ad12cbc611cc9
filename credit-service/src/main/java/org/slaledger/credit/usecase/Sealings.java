package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.credit.domain.claim.Sealing;
import org.slaledger.journal.seal.SealingKey;

/** Seals into one stream with one key, which is kept where a decision made use of it. */
final class Sealings implements Sealing {
  private final StreamId stream;
  private final SealingKey key;
  private final AtomicBoolean used = new AtomicBoolean();

  Sealings(StreamId stream, SealingKey key) {
    this.stream = stream;
    this.key = key;
  }

  @Override
  public Sealed seal(String field, byte[] bytes) {
    used.set(true);
    return key.seal(stream, field, bytes);
  }

  /** Writes a new key down, before the events are. */
  Uni<Void> keep(SqlConnection tx) {
    return used.get() ? key.keep(tx) : Uni.createFrom().voidItem();
  }
}
