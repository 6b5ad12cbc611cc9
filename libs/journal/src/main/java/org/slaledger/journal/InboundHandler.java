package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import org.slaledger.contract.Recorded;

/** Makes events of the service's own from an integrator's events of some types. */
public interface InboundHandler {
  /** The CloudEvents types that it takes; no other handler takes any of these. */
  Set<String> types();

  /**
   * Decides and appends, in the transaction that records the fate. It is asked once for each
   * integrator, source and id, and again when an operator retries what became a dead letter. What
   * can't be used is a value, {@link InboundFate.DeadLettered}, and nothing may be written then; a
   * failure is tried again.
   */
  Uni<InboundFate> handle(SqlConnection tx, InboundEvent event);

  /**
   * The integrator's event that this one of ours was made from, if any. It is asked when ours comes
   * back from the log into a journal that had lost it, so that theirs is not taken a second time.
   */
  Optional<InboundKey> madeFrom(Recorded ours);
}
