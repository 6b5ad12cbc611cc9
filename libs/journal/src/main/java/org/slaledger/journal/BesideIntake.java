package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slaledger.contract.Recorded;
import org.slaledger.journal.steps.InTurn;

/**
 * What becomes of events in a rebuild: views that it builds anew, and nothing else. A stream that
 * is parked in the tables that answer is parked here at the same version.
 */
final class BesideIntake implements LogIntake.Taken {
  private final List<View> views;
  private final AtomicLong applied = new AtomicLong();
  private volatile LiveCut cut = new LiveCut(Map.of(), Map.of());

  BesideIntake(List<View> views) {
    this.views = views;
  }

  /** From now on events up to there are taken in. */
  void moveTo(LiveCut now) {
    cut = now;
  }

  /** Events that were applied. */
  long applied() {
    return applied.get();
  }

  @Override
  public Uni<Void> event(SqlConnection tx, Recorded event) {
    return cut.stopsBefore(event)
        ? Uni.createFrom()
            .failure(new IllegalStateException("it is parked in the tables that answer"))
        : apply(tx, event);
  }

  /** As {@link #event}, for the service's own, which never park. */
  Uni<Void> apply(SqlConnection tx, Recorded event) {
    applied.incrementAndGet();
    return InTurn.each(views, view -> view.apply(tx, event));
  }

  /** It is a dead letter already. */
  @Override
  public Uni<Void> astray(SqlConnection tx, ConsumerRecord<String, byte[]> record, String why) {
    return Uni.createFrom().voidItem();
  }
}
