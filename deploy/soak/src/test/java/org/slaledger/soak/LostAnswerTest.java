package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slaledger.local.service.Service;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Contracts;
import org.slaledger.soak.load.Tickets;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;

/** A process that dies after the commit and before the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostAnswerTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private Stand stand;
  private Client client;

  @BeforeAll
  void start() throws Exception {
    stand =
        WorkTree.stand("lost-answer", new StandPlan(Map.of(Service.TICKET, 2), 1, false, false));
    client = new Client(stand);
    var registered = client.until(Contracts.register(Contracts.BULK), () -> true);
    assertThat(registered.acknowledged()).isTrue();
  }

  @AfterAll
  void stop() {
    client.close();
    stand.close();
  }

  @Test
  void what_was_committed_and_never_answered_is_written_once_and_answered_when_asked_again()
      throws Exception {
    // Given a database that tells nobody of a commit, since it waits for a standby that is not
    // there
    var command = Tickets.open("lost", Contracts.BULK, "NONE");
    database("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    database("SELECT pg_reload_conf()");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var unanswered = threads.submit(() -> client.until(command, () -> false));
      await().atMost(SOON).until(() -> ask(WAITS).equals("t"));
      // When both processes die before any of them can answer, and the commit is made known
      stand.replicas(Service.TICKET).forEach(replica -> replica.process().kill());
      assertThat(unanswered.get().answer()).isNull();
    } finally {
      database("ALTER SYSTEM RESET synchronous_standby_names");
      database("SELECT pg_reload_conf()");
    }
    // Then it is in the journal, although nobody was told
    await().atMost(SOON).until(() -> ask(WRITTEN).equals("1"));
    // When it is asked again, twice, in whatever process
    var first = client.until(command, () -> true).given();
    var again = client.until(command, () -> true).given();
    // Then it is answered with what was written, and nothing more is
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.whole()).isEqualTo(first.whole());
    assertThat(ask(STREAM)).isEqualTo("ticket/" + first.text("ticket"));
    assertThat(ask(WRITTEN)).isEqualTo("1");
  }

  /** A command's transaction holds its answer's table. */
  private static final String WAITS =
      "SELECT EXISTS (SELECT FROM pg_stat_activity JOIN pg_locks USING (pid)"
          + " WHERE wait_event = 'SyncRep' AND relation = 'answer'::regclass)";

  private static final String WRITTEN =
      "SELECT count(DISTINCT stream) FROM journal WHERE stream LIKE 'ticket/%'";
  private static final String STREAM =
      "SELECT DISTINCT stream FROM journal WHERE stream LIKE 'ticket/%'";

  private void database(String sql) throws SQLException {
    try (var database = stand.postgres().superuser(Service.TICKET.database());
        var statement = database.createStatement()) {
      statement.execute("SET synchronous_commit = local");
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (var database = stand.postgres().superuser(Service.TICKET.database());
        var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
