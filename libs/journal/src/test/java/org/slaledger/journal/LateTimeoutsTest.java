package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.VertxException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Ports;

/** Fails once the client cancels its timers: the filter may go then. */
class LateTimeoutsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();
  private final Pool noDatabase =
      PgBuilder.pool()
          .connectingTo(
              new PgConnectOptions()
                  .setHost("localhost")
                  .setPort(Ports.free())
                  .setDatabase("none")
                  .setUser("nobody")
                  .setPassword(""))
          .with(new PoolOptions().setMaxSize(1).setConnectionTimeout(1))
          .using(vertx)
          .build();

  @AfterEach
  void close() {
    noDatabase.close().await().atMost(SOON);
    vertx.close().await().atMost(SOON);
  }

  @Test
  void the_timer_of_who_was_told_that_there_is_no_connection_is_kept_out_of_the_log()
      throws InterruptedException {
    // Given
    BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    vertx.exceptionHandler(uncaught::add);
    // When
    assertThatThrownBy(() -> noDatabase.query("SELECT 1").execute().await().atMost(SOON))
        .hasMessageContaining("refused");
    Throwable late = uncaught.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    // Then
    assertThat(late).hasMessage("Result is already complete");
    assertThat(isLogged(late)).isFalse();
  }

  @Test
  void what_else_fails_is_logged() {
    assertThat(isLogged(new IllegalStateException("Result is already complete"))).isTrue();
    assertThat(isLogged(new VertxException("gone"))).isTrue();
    assertThat(new LateTimeouts().isLoggable(new LogRecord(Level.SEVERE, "no trace"))).isTrue();
  }

  private static boolean isLogged(Throwable failure) {
    LogRecord record = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
    record.setThrown(failure);
    return new LateTimeouts().isLoggable(record);
  }
}
