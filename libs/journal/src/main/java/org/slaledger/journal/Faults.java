package org.slaledger.journal;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import org.slaledger.journal.seal.KeyTaken;

/** Tells faults that pass by themselves from those that an event brings with it. */
public final class Faults {
  /**
   * SQLSTATE classes: connection, rollback (serialization, deadlock), resources, operator
   * intervention, system.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58", "25");

  private Faults() {}

  /**
   * Whether trying again later may succeed without anything being changed. The outermost cause that
   * is known decides: an error of the database is a {@code VertxException} as well.
   */
  public static boolean passing(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PgException e) {
        return PASSING.contains(String.valueOf(e.getSqlState()).substring(0, 2));
      }
      if (t instanceof StaleVersion
          || t instanceof KeyTaken
          || t instanceof JournalClosed
          || t instanceof Positions.PartitionLost
          || t instanceof org.apache.kafka.common.KafkaException
          || t instanceof java.io.IOException
          || t instanceof java.util.concurrent.TimeoutException
          || t instanceof io.vertx.core.VertxException
          || isClosedConnection(t)) {
        return true;
      }
    }
    return false;
  }

  /** The PostgreSQL client says by words alone that a connection was closed meanwhile. */
  private static boolean isClosedConnection(Throwable t) {
    return t instanceof NoStackTraceThrowable
        && String.valueOf(t.getMessage()).startsWith("Connection ");
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
