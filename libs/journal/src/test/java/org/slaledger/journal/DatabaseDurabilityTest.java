package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.testkit.Database;
import org.slaledger.testkit.Superuser;

/** A role whose sessions do not wait for the disk is found, though the server's setting is on. */
class DatabaseDurabilityTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String DATABASE = Database.create("durable");

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool =
      PgBuilder.pool()
          .connectingTo(
              new PgConnectOptions()
                  .setHost("localhost")
                  .setPort(Database.port())
                  .setDatabase(DATABASE)
                  .setUser(DATABASE + "_app")
                  .setPassword(DATABASE + "_app"))
          .with(new PoolOptions().setMaxSize(1))
          .using(vertx)
          .build();

  @BeforeEach
  void asItShouldBe() {
    role("RESET synchronous_commit");
  }

  @AfterEach
  void close() {
    pool.close().await().atMost(SOON);
    vertx.close().await().atMost(SOON);
  }

  @Test
  void a_database_that_waits_for_the_disk_is_taken() {
    // Given
    DatabaseDurability durability = new DatabaseDurability(pool, DatabaseDurability.Demand.REQUIRE);
    // When
    durability.look().await().atMost(SOON);
    // Then
    assertThat(durability.look(SOME)).isEmpty();
  }

  @Test
  void a_role_that_does_not_wait_is_refused_by_the_name_of_the_setting() {
    // Given
    role("SET synchronous_commit = off");
    // Then
    assertThatThrownBy(
            () ->
                new DatabaseDurability(pool, DatabaseDurability.Demand.REQUIRE)
                    .look()
                    .await()
                    .atMost(SOON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("synchronous_commit is off");
  }

  @Test
  void where_somebody_else_answers_for_it_it_is_an_alarm() {
    // Given
    role("SET synchronous_commit = off");
    DatabaseDurability durability = new DatabaseDurability(pool, DatabaseDurability.Demand.WARN);
    // When
    durability.look().await().atMost(SOON);
    // Then
    assertThat(durability.look(SOME))
        .extracting(AlarmSource.Finding::kind)
        .isEqualTo(List.of(Alarm.Kind.DURABILITY));
  }

  private static void role(String change) {
    Superuser.of(DATABASE).ask("ALTER ROLE " + DATABASE + "_app " + change);
  }

  private static final JournalStatus.Status SOME =
      new JournalStatus.Status(
          "service",
          RelayState.off(),
          null,
          List.of(),
          List.of(),
          0,
          new LetterCounts(0, 0, 0),
          new JournalGate.State(false, true, "", java.time.Instant.EPOCH),
          List.of(),
          List.of());
}
