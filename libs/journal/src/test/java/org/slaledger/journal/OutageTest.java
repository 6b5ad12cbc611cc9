package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.Topic;

/** Broker and database go away and come back; nobody lends a hand. */
@QuarkusTest
@TestProfile(OutageTest.OfItsOwn.class)
@QuarkusTestResource(value = BreakableParts.class, restrictToAnnotatedClass = true)
class OutageTest {
  private static final Duration LATER = Duration.ofSeconds(90);

  /** Quarkus starts anew for this test, on the parts that it may break. */
  public static final class OfItsOwn implements QuarkusTestProfile {}

  @Inject OwnEvents own;
  @Inject KafkaClients kafka;

  @ConfigProperty(name = BreakableParts.SWITCHES)
  URI switches;

  private final TicketId ticket = new TicketId("T-" + UUID.randomUUID());
  private final StreamId clock = ClockKind.RESPONSE.stream(ticket);

  @Test
  void what_is_acknowledged_while_the_broker_is_away_reaches_the_log_when_it_is_back() {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    await().atMost(LATER).until(() -> own.inLog(clock).size() == 1);
    BreakableParts.does(switches, "kill-kafka");
    // When
    own.append(Samples.clockWarned(ticket, 1));
    BreakableParts.does(switches, "start-kafka");
    // Then
    await().atMost(LATER).until(() -> own.inLog(clock).size() == 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"restart-postgres", "crash-postgres"})
  void relay_and_reader_go_on_after_the_database_was_away(String how) throws Exception {
    // Given
    own.append(Samples.clockStarted(ticket, 0));
    // When
    BreakableParts.does(switches, how);
    // Then
    await()
        .atMost(LATER)
        .ignoreExceptions()
        .until(() -> own.append(Samples.clockWarned(ticket, 1)).size() == 1);
    await().atMost(LATER).until(() -> own.inLog(clock).size() == 2);
    Recorded other = Samples.opened(new TicketId("T-" + UUID.randomUUID()), "subject");
    kafka
        .producer()
        .send(new ProducerRecord<>(Topic.TICKETS.topicName(), other.stream().value(), other.line()))
        .get();
    StreamId reaction = ClockKind.RESPONSE.stream(new TicketId(other.stream().id()));
    await().atMost(LATER).until(() -> own.inLog(reaction).size() == 1);
    assertThat(own.inLog(clock)).hasSize(2);
  }
}
