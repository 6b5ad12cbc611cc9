package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;

/**
 * Shares a topic's partitions among the processes of a group, each partition to one, by Kafka's own
 * assignment; it reads nothing. What a process has it keeps until Kafka has given it to another:
 * while the broker is away nothing changes, and partitions that stay are not interrupted. One that
 * does not answer for {@link #SESSION} loses its partitions to the others.
 *
 * <p>Two processes may have the same partition for a moment: one that was stopped and goes on does
 * not know yet that it has lost it. Who writes streams is held by their versions, not by this.
 */
public final class PartitionShare implements Runnable, ConsumerRebalanceListener {
  /** So long a process is waited for. */
  public static final Duration SESSION = Duration.ofSeconds(6);

  private static final Logger LOG = Logger.getLogger(PartitionShare.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final KafkaClients kafka;
  private final Topic topic;
  private final String group;
  private final Thread thread;
  private @Nullable Holder holder;
  private volatile @Nullable Consumer<String, byte[]> consumer;
  private volatile boolean stopping;
  private boolean closing;

  /** Whoever works on the partitions. Called by one thread. */
  public interface Holder {
    /** These are its own from now on, and no others. */
    void has(Set<Integer> partitions);

    /** These go to another process as soon as this returns; it should take seconds at most. */
    void givesUp(Set<Integer> partitions);
  }

  /** Not in the group yet. */
  public PartitionShare(KafkaClients kafka, Topic topic, String group) {
    this.kafka = kafka;
    this.topic = topic;
    this.group = group;
    this.thread = Thread.ofPlatform().daemon().name("share-" + topic.topicName()).unstarted(this);
  }

  /** Joins the group, as soon as the broker is there. To be called once. */
  public void join(Holder worker) {
    holder = worker;
    thread.start();
  }

  /**
   * Joins anew: a consumer waits by the wall clock, and so would wait for all the time by which
   * that was set back. Until it is in the group again all stays as it was.
   */
  public void joinAnew() {
    wake();
  }

  /** Leaves the group, so that others need not wait; blocks for seconds at most. */
  public void leave() throws InterruptedException {
    stopping = true;
    wake();
    thread.join(CLOSE.plus(PAUSE));
  }

  private void wake() {
    Consumer<String, byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  @Override
  public void run() {
    while (!stopping) {
      try (Closing closing = new Closing(kafka.member(group, SESSION))) {
        consumer = closing.consumer();
        closing.consumer().subscribe(List.of(topic.topicName()), this);
        while (!stopping) {
          closing.consumer().poll(POLL);
        }
      } catch (WakeupException e) {
        LOG.debugf("%s is joined anew, or left", group);
      } catch (KafkaException | IllegalStateException e) {
        LOG.warnf("%s can't be joined now, and is again: %s", group, e.getMessage());
        Faults.pause(PAUSE);
      }
    }
  }

  /** Leaves the group at the end alone: else the partitions would go to others and come back. */
  private final class Closing implements AutoCloseable {
    private final Consumer<String, byte[]> consumer;

    Closing(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    Consumer<String, byte[]> consumer() {
      return consumer;
    }

    @Override
    public void close() {
      CloseOptions.GroupMembershipOperation then =
          stopping
              ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
              : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
      closing = true;
      try {
        consumer.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(then));
      } finally {
        closing = false;
      }
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    Consumer<String, byte[]> current = Objects.requireNonNull(consumer);
    current.pause(added);
    Objects.requireNonNull(holder).has(numbers(current.assignment()));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    if (!closing && !revoked.isEmpty()) {
      Objects.requireNonNull(holder).givesUp(numbers(revoked));
    }
  }

  /** Another may have them already, or nobody: what is told next says so. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    LOG.warnf("%s took this process for lost; it goes on until others are told to", group);
  }

  /** In which of a topic's partitions a stream lies. */
  public static int of(StreamId stream) {
    byte[] key = stream.value().getBytes(UTF_8);
    int partitions = Topic.ofPrefix(stream.prefix()).partitions();
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }
}
