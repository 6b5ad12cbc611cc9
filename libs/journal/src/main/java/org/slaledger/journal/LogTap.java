package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import org.slaledger.contract.Topic;

/**
 * Reads topics of the log for a purpose of its own, beside the service's views: every record as it
 * stands there, the service's own too, duplicates too, each partition in its order. Records and the
 * position behind them are one transaction; replicas share the partitions.
 */
public interface LogTap {
  /** One word: what its consumers' group is called behind the service's name. */
  String name();

  /** What it reads. */
  Set<Topic> topics();

  /** The table, of the form of {@code read_position}, that keeps how far it has read. */
  String positions();

  /**
   * Takes records in. What fails is tried again until it does not: nothing behind it is read
   * meanwhile, and the service says so as an alarm.
   */
  Uni<Void> take(SqlConnection tx, List<LogLine> records);
}
