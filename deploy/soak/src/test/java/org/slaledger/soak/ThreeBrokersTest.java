package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slaledger.contract.Topic;
import org.slaledger.local.parts.KafkaNode;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.evidence.Evidence;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Contracts;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;
import org.slaledger.testkit.history.HistoryChecker;

/** Three brokers, three copies, of which two have to be in step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeBrokersTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LATER = Duration.ofSeconds(120);
  private static final int CLIENTS = 6;
  private static final int ENOUGH = 120;

  private final List<Called> called = new ArrayList<>();

  private Stand stand;
  private Client client;

  @BeforeAll
  void start() throws Exception {
    stand =
        WorkTree.stand(
            "three-brokers",
            new StandPlan(Map.of(Service.TICKET, 2, Service.CLOCK, 1), 3, false, false));
    client = new Client(stand);
  }

  @AfterAll
  void stop() {
    client.close();
    stand.close();
  }

  @Test
  void a_killed_broker_costs_no_command_and_two_are_enough_and_one_is_not() throws Exception {
    // Given three brokers that hold every event, and clients that open tickets side by side
    register();
    var leader = controller();
    stand.leaveDead(leader);
    try (var load = new Openers(client, CLIENTS)) {
      await().atMost(SOON).until(() -> load.opened().size() >= ENOUGH);
      // When the one that leads the cluster's metadata is killed for good
      var before = load.opened().size();
      leader.kill();
      await().atMost(SOON).until(() -> load.opened().size() >= before + ENOUGH);
      load.close();
      // Then each command was acknowledged the first time, and two brokers take everything
      called.addAll(load.opened());
      assertAtFirstAttempt(called);
    }
    assertNothingIsWrong(called);
    await()
        .atMost(SOON)
        .until(() -> inStep(Topic.TICKETS).stream().allMatch(copies -> copies == 2));
    // When another one is killed
    var second = stand.brokers().stream().filter(KafkaNode::alive).findFirst().orElseThrow();
    stand.leaveDead(second);
    second.kill();
    try (var load = new Openers(client, CLIENTS)) {
      await().atMost(SOON).until(() -> load.opened().size() >= ENOUGH);
      load.close();
      called.addAll(load.opened());
    }
    // Then one alone takes nothing, and commands are acknowledged all the same
    assertAtFirstAttempt(called);
    assertThatThrownBy(this::sendToLog).isInstanceOf(ExecutionException.class);
    // And whoever looks sees that the relay is held up, by what, and what waits
    await().atMost(SOON).untilAsserted(this::assertRelayIsHeldUp);
    // When both are there again, by themselves as the launcher would have them
    second.restart();
    leader.restart();
    // Then
    assertNothingIsWrong(called);
  }

  private void register() throws InterruptedException {
    var registered = client.until(Contracts.register(Contracts.BULK), () -> true);
    assertThat(registered.acknowledged()).as("%s", registered.answer()).isTrue();
  }

  private static void assertAtFirstAttempt(List<Called> all) {
    assertThat(all)
        .allSatisfy(
            one -> {
              assertThat(one.acknowledged()).as("%s", one).isTrue();
              assertThat(one.attempts()).isEqualTo(1);
            });
  }

  /** Once all is relayed: the same events, bytes and versions in journals and log. */
  private void assertNothingIsWrong(List<Called> all) {
    await()
        .atMost(LATER)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(HistoryChecker.check(new Evidence(stand, client).written(all)))
                    .isEmpty());
  }

  private void assertRelayIsHeldUp() throws Exception {
    List<String> roles = new ArrayList<>();
    for (var replica : stand.replicas(Service.TICKET)) {
      var path = "/status/ticket-service";
      var answer = client.ask(Persona.OLAF, replica.address().resolve(path));
      var relay = Objects.requireNonNull(answer, replica::name).json().path("relay");
      roles.add(relay.path("role").asText());
      if (roles.getLast().equals("LEADER")) {
        assertThat(relay.path("lagEvents").asLong()).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(relay.path("lastError").asText()).isNotEmpty();
        var page = Visitor.of(Persona.OLAF).read(replica.address().resolve("/ui" + path));
        assertThat(page).contains("events,", "bytes of WAL wait for the relay", "The relay says:");
      }
    }
    assertThat(roles).containsExactlyInAnyOrder("LEADER", "STANDBY");
  }

  private KafkaNode controller() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", stand.bootstrap()))) {
      var leader = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
      return stand.brokers().get(leader - 1);
    }
  }

  /** Copies in step of each partition. */
  private List<Integer> inStep(Topic topic) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", stand.bootstrap()))) {
      var described = admin.describeTopics(List.of(topic.topicName())).allTopicNames().get();
      return described.values().stream()
          .flatMap(one -> one.partitions().stream())
          .map(partition -> partition.isr().size())
          .toList();
    }
  }

  /** To a topic of no stream: what is refused here can't come in later. */
  /**
   * To a topic that is no part of the log: what was refused may be written once brokers are back.
   */
  private void sendToLog() throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            stand.bootstrap(),
            "acks",
            "all",
            // an idempotent one waits for its id without end
            "enable.idempotence",
            false,
            "max.block.ms",
            5000,
            "request.timeout.ms",
            3000,
            "delivery.timeout.ms",
            5000);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(Topic.DEAD_LETTERS, "refused"))
          .get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
