package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Topic;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class LogReadersTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Inject Pool pool;
  @Inject LogIntake log;
  @Inject InboundIntake inbound;
  @Inject KeyIntake keys;
  @Inject FateIntake fates;

  @ConfigProperty(name = "sla.kafka.bootstrap")
  String bootstrap;

  @AfterEach
  void forget() {
    System.clearProperty(NamesThatComeLate.KNOWN);
  }

  @Test
  void reading_begins_when_the_brokers_name_is_known_however_late() {
    // Given a broker whose name nobody knows yet
    LogReaders readers = readers(Topic.LEDGER.topicName());
    readers.start(new StartupEvent());
    try {
      await().atMost(SOON).until(() -> System.getProperty(NamesThatComeLate.ASKED) != null);
      assertThat(readers.begun()).isFalse();
      // When
      System.setProperty(NamesThatComeLate.KNOWN, "yes");
      // Then
      await().atMost(SOON).until(() -> readers.positions().size() >= Topic.LEDGER.partitions());
    } finally {
      readers.stop(new ShutdownEvent());
    }
  }

  @Test
  void a_topic_that_is_none_of_the_log_ends_the_start() {
    assertThatThrownBy(() -> readers("sla.nonsense").start(new StartupEvent()))
        .hasMessageContaining("sla.nonsense");
  }

  private LogReaders readers(String topic) {
    String port = bootstrap.substring(bootstrap.lastIndexOf(':'));
    KafkaClients kafka = new KafkaClients(NamesThatComeLate.NAME + port);
    Duration day = Duration.ofDays(1);
    return new LogReaders(
        kafka,
        new LogTopics(kafka, (short) 1, day, day),
        pool,
        new LogEnds(kafka),
        log,
        inbound,
        keys,
        fates,
        InstantSource.system(),
        Deployment.only("late-readers"),
        List.of(),
        Optional.of(List.of(topic)));
  }
}
