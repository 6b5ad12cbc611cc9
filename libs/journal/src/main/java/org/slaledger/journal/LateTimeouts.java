package org.slaledger.journal;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps one known fault of the database client out of the log: whoever asks its pool for a
 * connection while there is none is told so at once, but the timer that would have told them stays
 * set, fires half a minute later and fails. Nothing follows from that but an error with its trace
 * for each statement of an outage (eclipse-vertx/vertx-sql-client issue 1706).
 */
@LoggingFilter(name = "late-timeouts")
public final class LateTimeouts implements Filter {
  @Override
  public boolean isLoggable(LogRecord record) {
    return !(record.getThrown() instanceof IllegalStateException failure
        && isLate(failure.getStackTrace()));
  }

  /** A promise that is kept already, of the pool, at the hands of a timer. */
  private static boolean isLate(StackTraceElement[] trace) {
    return trace.length > 2
        && trace[0].getClassName().equals("io.vertx.core.Promise")
        && trace[1].getClassName().equals("io.vertx.sqlclient.impl.pool.SqlConnectionPool")
        && trace[2].getClassName().equals("io.vertx.core.impl.VertxImpl$InternalTimerHandler");
  }
}
