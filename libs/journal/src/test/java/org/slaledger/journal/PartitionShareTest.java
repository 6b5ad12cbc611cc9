package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
class PartitionShareTest {
  private static final Topic TOPIC = Topic.AVAILABILITY;

  @Inject KafkaClients kafka;

  @ConfigProperty(name = "sla.kafka.bootstrap")
  String bootstrap;

  private final String group = "share-" + UUID.randomUUID();
  private final List<Process> joined = new ArrayList<>();

  @AfterEach
  void leave() throws InterruptedException {
    for (Process process : joined) {
      process.share.leave();
    }
  }

  @Test
  void a_process_that_joins_gets_some_and_those_that_stay_are_not_interrupted() {
    // Given
    Process first = joins();
    await().until(() -> first.has.size() == TOPIC.partitions());
    // When
    Process second = joins();
    // Then
    await().until(() -> second.has.size() == TOPIC.partitions() / 2);
    Set<Integer> all = new HashSet<>(first.has);
    all.addAll(second.has);
    assertThat(all).hasSize(TOPIC.partitions());
    assertThat(first.gaveUp).isEqualTo(second.has);
  }

  @Test
  void a_process_that_leaves_lets_others_have_all_at_once() throws InterruptedException {
    // Given
    Process first = joins();
    Process second = joins();
    await().until(() -> first.has.size() == 3 && second.has.size() == 3);
    // When
    long begun = System.nanoTime();
    first.share.leave();
    await().until(() -> second.has.size() == TOPIC.partitions());
    // Then nobody waited for a session to end
    assertThat(System.nanoTime() - begun).isLessThan(PartitionShare.SESSION.toNanos());
  }

  @Test
  void what_a_killed_process_had_others_have_within_ten_seconds() throws Exception {
    // Given a process of its own
    java.lang.Process killed = SharingProcess.start(bootstrap, group);
    try (BufferedReader said = killed.inputReader()) {
      assertThat(said.lines().anyMatch("6"::equals)).isTrue();
      Process other = joins();
      await().until(() -> other.has.size() == TOPIC.partitions() / 2);
      // When
      long begun = System.nanoTime();
      killed.destroyForcibly();
      // Then
      await().atMost(Duration.ofSeconds(20)).until(() -> other.has.size() == TOPIC.partitions());
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(10).toNanos());
      assertThat(other.gaveUp).isEmpty();
    } finally {
      killed.destroyForcibly();
    }
  }

  @Test
  void a_process_that_joins_anew_gives_nothing_up() {
    // Given
    Process process = joins();
    await().until(() -> process.has.size() == TOPIC.partitions());
    int told = process.told.get();
    // When
    process.share.joinAnew();
    // Then
    await().until(() -> process.told.get() > told && process.has.size() == TOPIC.partitions());
    assertThat(process.gaveUp).isEmpty();
  }

  @Test
  void a_stream_lies_in_the_partition_into_which_a_producer_would_put_it() {
    for (int i = 0; i < 100; i++) {
      StreamId stream = StreamId.of("probe", "point-" + i + "@here");
      byte[] key = stream.value().getBytes(UTF_8);
      assertThat(PartitionShare.of(stream))
          .isEqualTo(BuiltInPartitioner.partitionForKey(key, TOPIC.partitions()));
    }
  }

  private Process joins() {
    Process process = new Process(new PartitionShare(kafka, TOPIC, group));
    joined.add(process);
    process.share.join(process);
    return process;
  }

  private static final class Process implements PartitionShare.Holder {
    private final PartitionShare share;
    private final Set<Integer> gaveUp = Collections.synchronizedSet(new HashSet<>());
    private volatile Set<Integer> has = Set.of();
    private final AtomicInteger told = new AtomicInteger();

    Process(PartitionShare share) {
      this.share = share;
    }

    @Override
    public void has(Set<Integer> partitions) {
      has = partitions;
      told.incrementAndGet();
    }

    @Override
    public void givesUp(Set<Integer> partitions) {
      gaveUp.addAll(partitions);
    }
  }
}
