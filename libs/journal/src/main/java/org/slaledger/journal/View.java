package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.journal.steps.InTurn;

/**
 * Tables that a service answers from. It is given each event once: the service's own in the
 * transaction that appends them, those of others in the transaction that takes them in from the
 * log.
 */
public interface View {
  /**
   * Takes an event in; passes over what does not concern it. While its tables are built anew it
   * finds only tables that a view names, by their bare names.
   */
  Uni<Void> apply(SqlConnection tx, Recorded event);

  /**
   * Takes many events in, in order. A view that many of its own concern at once may do it faster.
   */
  default Uni<Void> applyAll(SqlConnection tx, List<Recorded> events) {
    return InTurn.each(events, event -> apply(tx, event));
  }

  /**
   * The tables that follow from events alone, and are built anew from these. Empty where something
   * else writes them too, such as an outbox: then no rebuild calls this view.
   */
  List<ViewTable> tables();

  /**
   * Raised when the same events have to yield other rows: then the tables are built anew beside the
   * old ones when a process starts with it, and switched.
   */
  default int version() {
    return 1;
  }

  /** How it is called in reports. */
  default String name() {
    // a bean that is intercepted is a subclass of what was written
    String name = getClass().getSimpleName();
    int end = name.indexOf("_");
    return end < 0 ? name : name.substring(0, end);
  }
}
