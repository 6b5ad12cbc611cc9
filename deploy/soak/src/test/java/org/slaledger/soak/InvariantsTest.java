package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.slaledger.contract.Topic;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.evidence.Evidence;
import org.slaledger.soak.fault.Fault;
import org.slaledger.soak.fault.Harmed;
import org.slaledger.soak.load.Answer;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Command;
import org.slaledger.soak.load.Contracts;
import org.slaledger.soak.load.Tickets;
import org.slaledger.soak.stand.Replica;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;
import org.slaledger.testkit.history.Finding;
import org.slaledger.testkit.history.History.Disturbance;
import org.slaledger.testkit.history.HistoryChecker;

/** What must always hold, on several processes of a service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InvariantsTest {
  /** What waits by its clock may wait for a clock that was set back. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(3);

  private static final Duration SOON = Duration.ofSeconds(60);

  private final List<Called> called = new ArrayList<>();
  private final List<Harmed> killed = new ArrayList<>();
  private Stand stand;
  private Client client;

  @BeforeAll
  void start() throws Exception {
    stand =
        WorkTree.stand(
            "invariants",
            new StandPlan(
                Map.of(
                    Service.TICKET, 2,
                    Service.CLOCK, 3,
                    Service.NOTIFICATION, 3,
                    Service.PROBE, 2,
                    Service.CREDIT, 2),
                1,
                false,
                true));
    client = new Client(stand);
    var target = URI.create("http://localhost:" + stand.target().port() + "/healthz");
    called.addAll(new Contracts(client, target).conclude());
  }

  @AfterAll
  void stop() {
    client.close();
    stand.close();
  }

  @Test
  @Order(1)
  void what_a_killed_relay_leaves_behind_the_standby_brings_to_the_log() throws Exception {
    // Given two relays, one of which leads
    var leader = awaitLeader(Set.of());
    open("before", 20);
    // When it is killed while events are appended
    leader.process().kill();
    open("after", 20);
    // Then the other one leads, and the log is the journal
    awaitLeader(Set.of(leader));
    assertNothingIsWrong();
  }

  @Test
  @Order(2)
  void each_timer_and_each_mail_comes_once_while_their_services_are_killed() throws Exception {
    // Given clocks that warn after 2 s and breach after 4 s, and an outage
    stand.target().down();
    open("left-alone", 30, "CRITICAL");
    // When processes of both services are killed as they do
    for (var number = 1; number <= 2; number++) {
      killAndAwait(
          replica(Service.CLOCK, number),
          replica(Service.NOTIFICATION, number),
          replica(Service.PROBE, number));
    }
    stand.target().up();
    await().atMost(SOON).until(() -> mailed("is back"));
    // Then, but for copies that a kill of their own sender in that moment explains
    assertNothingIsWrong();
    assertThat(stand.mail().received()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(mailed("Outage of hosting")).isTrue();
  }

  @Test
  @Order(3)
  void each_timer_fires_once_and_none_early_although_a_clock_is_stepped_and_a_process_killed()
      throws Exception {
    // Given three processes, one of which thinks that it is later, one that it is earlier
    step(1, Duration.ofSeconds(30));
    // by less than the customer's contacts are known: nobody is told of what was written before
    step(2, Duration.ofSeconds(-20));
    var fired = FiredTimers.fromNowOn(stand.postgres());
    // When deadlines come while the third one is killed
    open("stepped", 30);
    killAndAwait(replica(Service.CLOCK, 3));
    assertNothingIsWrong();
    // Then each was warned of twice, and breached, never before it was true
    assertThat(fired.lateBySeconds("ClockWarned")).hasSize(60).allMatch(late -> late > 0);
    assertThat(fired.lateBySeconds("ClockBreached")).hasSize(30).allMatch(late -> late > 0);
    step(1, Duration.ZERO);
    step(2, Duration.ZERO);
  }

  @Test
  @Order(4)
  void a_service_whose_clock_is_set_back_while_the_broker_is_away_does_not_wait_for_it()
      throws Exception {
    // Given
    var clocks = stand.replicas(Service.TICKET).stream().map(Replica::clock).toList();
    Needed.here(clocks.stream().allMatch(Optional::isPresent), Needed.CLOCK);
    var broker = stand.brokers().getFirst();
    stand.leaveDead(broker);
    broker.kill();
    open("set-back", 20);
    // When
    clocks.forEach(clock -> clock.orElseThrow().step(Duration.ofHours(-1)));
    broker.restart();
    // Then both what it writes and what it reads go on
    assertNothingIsWrong();
    clocks.forEach(clock -> clock.orElseThrow().step(Duration.ZERO));
  }

  private void step(int number, Duration offset) {
    var clock = replica(Service.CLOCK, number).clock();
    Needed.here(clock.isPresent(), Needed.CLOCK);
    clock.get().step(offset);
  }

  @Test
  @Order(5)
  void a_statement_is_replayed_the_same_by_every_process_and_adds_up() throws Exception {
    // Given
    open("billed", 3, Contracts.BILLED, "CRITICAL");
    var issued = Issue.thisMonth(stand, client);
    called.add(issued);
    var hash = issued.given().text("hash");
    // When each process replays it, one of them after a crash
    killAndAwait(replica(Service.CREDIT, 1));
    // Then
    for (var replica : stand.replicas(Service.CREDIT)) {
      var statement = ask(Persona.AUDE, replica.address().resolve(issued.command().path()));
      assertThat(statement.text("hash")).isEqualTo(hash);
      Accounts.assertWhole(statement.json().path("statement"));
      // the outage before was measured by two processes in turn, and the month is not over
      Accounts.assertAllKinds(statement.json().path("statement"));
    }
  }

  private void killAndAwait(Replica... replicas) {
    for (var replica : replicas) {
      var at = Instant.now();
      replica.process().kill();
      killed.add(new Harmed(new Fault.Kill(replica.name()), at, Instant.now(), Instant.now()));
    }
    for (var replica : replicas) {
      await().atMost(SOON).until(() -> replica.process().ready());
    }
  }

  @Test
  @Order(6)
  void a_gap_a_fork_and_an_unreadable_event_stop_their_stream_and_no_other() throws Exception {
    // Given
    open("forked", 1);
    var forked = streamOf(called.getLast());
    assertNothingIsWrong();
    try (var planted = new PlantedEvents(stand.bootstrap())) {
      // When
      planted.opened("ticket/T-GAP", 2);
      planted.opened("ticket/T-PARKED", 1, "{\"ticket\":7}");
      planted.opened(forked, 2);
      // Then any process of every reader tells so, of these alone
      for (var service : List.of(Service.CLOCK, Service.NOTIFICATION)) {
        for (var replica : stand.replicas(service)) {
          await()
              .atMost(SOON)
              .untilAsserted(
                  () ->
                      assertThat(stopped(replica))
                          .containsExactlyInAnyOrder(
                              "ticket/T-GAP GAP", "ticket/T-PARKED PARKED", forked + " FORKED"));
        }
      }
      // And other streams go on
      open("goes-on", 1, "CRITICAL");
      var ticket = called.getLast().given().text("ticket");
      await().atMost(SOON).until(() -> mailed(ticket));
      // When the gap is filled
      planted.opened("ticket/T-GAP", 1);
      // Then its stream flows
      var anyone = replica(Service.CLOCK, 2);
      await().atMost(SOON).until(() -> !stopped(anyone).contains("ticket/T-GAP GAP"));
    }
  }

  @Test
  @Order(7)
  void a_parked_stream_goes_on_when_any_process_is_told_to_retry_after_the_cause_is_mended()
      throws Exception {
    // Given a table that refuses a row
    var stream = "ticket/T-MENDED";
    notificationDatabase(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
            + " AS 'BEGIN RAISE EXCEPTION ''not now''; END'",
        "CREATE TRIGGER refuse BEFORE INSERT ON ticket FOR EACH ROW"
            + " WHEN (NEW.ticket = 'T-MENDED') EXECUTE FUNCTION refuse()");
    try (var planted = new PlantedEvents(stand.bootstrap())) {
      planted.opened(stream, 1);
    }
    var first = replica(Service.NOTIFICATION, 1);
    await().atMost(SOON).until(() -> stopped(first).contains(stream + " PARKED"));
    // When it is tried again too early, and when the cause is gone
    retry("too-early", stream);
    assertThat(stopped(first)).contains(stream + " PARKED");
    notificationDatabase("DROP TRIGGER refuse ON ticket", "DROP FUNCTION refuse");
    retry("mended", stream);
    // Then
    for (var replica : stand.replicas(Service.NOTIFICATION)) {
      assertThat(stopped(replica)).doesNotContain(stream + " PARKED");
    }
  }

  private void retry(String key, String stream) throws InterruptedException {
    var path = "/status/notification-service/streams/" + stream + "/retry";
    var command = Command.create(key, Persona.OLAF, Service.NOTIFICATION, path, "");
    assertThat(client.until(command, () -> true).answer()).isNotNull();
  }

  private void notificationDatabase(String... statements) throws SQLException {
    try (var database = stand.postgres().superuser(Service.NOTIFICATION.database());
        var statement = database.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  @Order(9)
  void nothing_is_issued_while_a_contributing_stream_can_not_be_read() throws Exception {
    // Given a statement that was issued, and an unreadable event of another prober of its point
    var unreadable = "probe/" + Contracts.BILLED + "-shop@elsewhere";
    try (var planted = new PlantedEvents(stand.bootstrap())) {
      planted.any(Topic.AVAILABILITY, "slaledger.ProbeFailed.v1", unreadable, 1, "{\"point\":7}");
    }
    // When
    var month = Issue.month(1);
    var asked =
        Issue.of(
            stand, client, month, called -> String.valueOf(called.answer()).contains(unreadable));
    // Then
    assertThat(asked.refused()).isTrue();
    assertThat(events("credit/" + Contracts.BILLED + ":" + month)).isZero();
    assertThat(events("credit/" + Contracts.BILLED + ":" + Issue.month(0))).isEqualTo(1);
  }

  /** How many a stream of credit-service has. */
  private int events(String stream) throws SQLException {
    try (var database = stand.postgres().superuser(Service.CREDIT.database());
        var query = database.prepareStatement("SELECT count(*) FROM journal WHERE stream = ?")) {
      query.setString(1, stream);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  @Test
  @Order(8)
  void views_built_anew_equal_those_that_answer_and_a_row_that_no_event_wrote_is_found()
      throws Exception {
    // Given what the tests before left: kills, a fork, a parked stream
    assertThat(found("built anew")).isEmpty();
    // When
    notificationDatabase("INSERT INTO ticket (ticket, subject) VALUES ('T-MADE-UP', 'x')");
    // Then
    assertThat(found("built anew"))
        .singleElement()
        .satisfies(
            says -> assertThat(says).contains("notification-service", "LIVE_ONLY", "T-MADE-UP"));
  }

  /** Findings about something, in words. */
  private List<String> found(String about) throws InterruptedException {
    var history = new Evidence(stand, client).gather(called, List.of(), disturbances()).history();
    return HistoryChecker.check(history).stream()
        .map(Finding::says)
        .filter(says -> says.contains(about))
        .toList();
  }

  private List<Disturbance> disturbances() {
    return MailHarm.of(killed, stand.replicas(Service.NOTIFICATION).size());
  }

  /** Whether a mail with these words in its subject arrived. */
  private boolean mailed(String words) throws Exception {
    for (var message : stand.mail().received()) {
      if (message.getSubject().contains(words)) {
        return true;
      }
    }
    return false;
  }

  private static String streamOf(Called opened) {
    return "ticket/" + opened.given().text("ticket");
  }

  private void open(String name, int count) throws InterruptedException {
    open(name, count, "MINOR");
  }

  private void open(String name, int count, String impact) throws InterruptedException {
    open(name, count, Contracts.BULK, impact);
  }

  private void open(String name, int count, String customer, String impact)
      throws InterruptedException {
    for (var n = 0; n < count; n++) {
      var attempts = new int[] {0};
      var opened =
          client.until(Tickets.open(name + "-" + n, customer, impact), () -> attempts[0]++ < 50);
      assertThat(opened.acknowledged()).as("%s", opened.answer()).isTrue();
      called.add(opened);
    }
  }

  private void assertNothingIsWrong() throws InterruptedException {
    var evidence = new Evidence(stand, client);
    assertThat(evidence.awaitQuiet(Duration.ofMinutes(3))).as("all is quiet").isTrue();
    // what is on its way from a journal to the log while both are read is not lost, and found then
    await()
        .atMost(ON_ITS_WAY)
        .untilAsserted(
            () -> {
              var found = evidence.gather(called, List.of(), disturbances());
              assertThat(HistoryChecker.check(found.history())).isEmpty();
            });
    assertThat(ServerErrors.of(client.serverErrors(), stand.started(), killed).plain()).isEmpty();
  }

  private Replica replica(Service service, int number) {
    return stand.replicas(service).get(number - 1);
  }

  private Replica awaitLeader(Set<Replica> others) {
    return await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () ->
                stand.replicas(Service.TICKET).stream()
                    .filter(replica -> !others.contains(replica) && leads(replica))
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  private boolean leads(Replica replica) {
    var path = "/status/" + replica.service().serviceName();
    return status(replica.address().resolve(path))
        .path("relay")
        .path("role")
        .asText()
        .equals("LEADER");
  }

  private JsonNode status(URI address) {
    return ask(Persona.OLAF, address).json();
  }

  /** A process that was just started again may not answer at once. */
  private Answer ask(Persona by, URI address) {
    return await().atMost(SOON).until(() -> client.ask(by, address), Objects::nonNull);
  }

  /** Streams that stand still, as each process of a service says. */
  private Set<String> stopped(Replica replica) {
    Set<String> streams = new HashSet<>();
    status(replica.address().resolve("/status/" + replica.service().serviceName()))
        .path("stopped")
        .forEach(
            stream ->
                streams.add(stream.path("stream").asText() + " " + stream.path("state").asText()));
    return streams;
  }
}
