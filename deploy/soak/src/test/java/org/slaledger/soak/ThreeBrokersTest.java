package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.slaledger.local.service.Service;
import org.slaledger.soak.evidence.Evidence;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Contracts;
import org.slaledger.soak.load.Tickets;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;
import org.slaledger.testkit.history.History.Line;

/** Three brokers, three copies, of which two have to be in step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeBrokersTest {
  private static final Duration SOON = Duration.ofSeconds(60);

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
    // Given three brokers that hold every event
    register();
    var first = opened("all", 10);
    awaitInLog(first);
    // When the one that leads the cluster's metadata is killed for good, under load
    var leader = controller();
    stand.leaveDead(leader);
    var whileKilled = new ArrayList<Called>(opened("before", 10));
    leader.kill();
    whileKilled.addAll(opened("after", 30));
    // Then two take everything
    awaitInLog(whileKilled);
    assertThat(inStep(Topic.TICKETS)).allMatch(copies -> copies == 2);
    // When another one is killed
    var second = stand.brokers().stream().filter(KafkaNode::alive).findFirst().orElseThrow();
    stand.leaveDead(second);
    second.kill();
    var alone = opened("alone", 10);
    // Then one alone takes nothing, and commands are acknowledged all the same
    assertThatThrownBy(this::sendToLog).isInstanceOf(ExecutionException.class);
    // When both are there again, by themselves as the launcher would have them
    second.restart();
    leader.restart();
    // Then
    awaitInLog(alone);
  }

  private void register() throws InterruptedException {
    var called = client.until(Contracts.register(Contracts.BULK), () -> true);
    assertThat(called.acknowledged()).as("%s", called.answer()).isTrue();
  }

  private List<Called> opened(String name, int count) throws InterruptedException {
    List<Called> opened = new ArrayList<>();
    for (var n = 0; n < count; n++) {
      var attempts = new int[] {0};
      var called =
          client.until(
              Tickets.open(name + "-" + n, Contracts.BULK, "NONE"), () -> attempts[0]++ < 50);
      assertThat(called.acknowledged()).as("%s", called.answer()).isTrue();
      opened.add(called);
    }
    return opened;
  }

  private KafkaNode controller() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", stand.bootstrap()))) {
      var leader = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
      return stand.brokers().get(leader - 1);
    }
  }

  private void awaitInLog(List<Called> opened) {
    await().atMost(SOON).ignoreExceptions().until(() -> inLog().containsAll(streams(opened)));
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
  private void sendToLog() throws Exception {
    Map<String, Object> settings =
        Map.ofEntries(
            Map.entry("bootstrap.servers", stand.bootstrap()),
            Map.entry("acks", "all"),
            // an idempotent one waits for its id without end
            Map.entry("enable.idempotence", false),
            Map.entry("max.block.ms", 5000),
            Map.entry("request.timeout.ms", 3000),
            Map.entry("delivery.timeout.ms", 5000));
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(Topic.LEDGER.topicName(), "refused"))
          .get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private Set<String> inLog() {
    Set<String> streams = new HashSet<>();
    new Evidence(stand, client).log().stream().map(Line::stream).forEach(streams::add);
    return streams;
  }

  private static List<String> streams(List<Called> opened) {
    return opened.stream().map(call -> "ticket/" + call.given().text("ticket")).toList();
  }
}
