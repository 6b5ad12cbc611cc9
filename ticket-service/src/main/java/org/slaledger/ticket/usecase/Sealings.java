package org.slaledger.ticket.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.seal.SealingKey;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.ticket.domain.Sealing;

/** The keys that a decision seals with; those that it made use of are kept, and no other. */
final class Sealings {
  private final StreamId stream;
  private final Map<String, SealingKey> used = new LinkedHashMap<>();

  Sealings(StreamId stream) {
    this.stream = stream;
  }

  /** Seals with one key, which is asked for when it is first needed. */
  Sealing with(String name, Function<String, SealingKey> key) {
    return (field, bytes) -> used.computeIfAbsent(name, key).seal(stream, field, bytes);
  }

  /** Writes new keys down, before the events are. A refusal made use of none. */
  Uni<Void> keep(SqlConnection tx) {
    return InTurn.each(used.values(), key -> key.keep(tx));
  }
}
