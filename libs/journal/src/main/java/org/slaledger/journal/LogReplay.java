package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.StreamCut;

/**
 * Reads the log from its beginning, for sums: by assign and seek, without a consumer group and
 * without any state kept. Partitions are fetched and read by as many threads as there are
 * processors; what they read is handed on by the calling thread.
 */
@ApplicationScoped
public class LogReplay {
  /** Below that, a further thread with its connections costs more than it saves. */
  private static final long OFFSETS_A_READER = 20_000;

  /** Polls that readers may be ahead of the calling thread; what bounds memory. */
  private static final int AHEAD = 4;

  private static final ThreadFactory THREADS =
      Thread.ofPlatform().name("replay-", 1).daemon().factory();

  private final KafkaClients kafka;
  private final Function<Set<Topic>, KnownLog> known;

  /** Of a service, which knows what has to be there. */
  @Inject
  LogReplay(KafkaClients kafka, KnownLogs known) {
    this.kafka = kafka;
    this.known = known::of;
  }

  /** Of a tool: what Kafka has lost is not noticed. */
  public LogReplay(KafkaClients kafka) {
    this.kafka = kafka;
    this.known = topics -> KnownLog.NOTHING;
  }

  /** As {@link #replay(Set, Predicate, Consumer, Consumer)}, without a look at its progress. */
  public List<StreamCut> replay(
      Set<Topic> topics, Predicate<StreamId> wanted, Consumer<Recorded> each) {
    return replay(topics, wanted, each, progress -> {});
  }

  /**
   * Hands on each event of the wanted streams once, in the order of its stream, up to the ends that
   * the topics had when this was called. Blocks; must not run on an event loop. Memory holds some
   * MB of what was fetched, and of each wanted stream its name and 8 bytes an event: by these,
   * other bytes under a version that was handed on before are noticed, however late they come.
   *
   * @param wanted is asked by several threads and anew for each event, a little before that event
   *     is handed on; may come to want less meanwhile
   * @param each is called by the calling thread alone
   * @param progress is told about once a second by the calling thread, and at the end
   * @return for each wanted stream the last version that was read, in the order of their names
   * @throws UnusableEvent when a wanted stream holds an event that is unknown, unreadable, missing
   *     or forked: a sum over it would not be the sum
   * @throws IncompleteLog when the log lacks what this service had read of the wanted streams; that
   *     passes
   * @throws java.util.concurrent.CancellationException when the calling thread is interrupted; it
   *     stays so
   */
  public List<StreamCut> replay(
      Set<Topic> topics,
      Predicate<StreamId> wanted,
      Consumer<Recorded> each,
      Consumer<ReplayProgress> progress) {
    return replay(
        topics,
        wanted,
        each,
        unusable -> {
          throw unusable;
        },
        progress);
  }

  /**
   * As {@link #replay(Set, Predicate, Consumer, Consumer)}, but an event that can't be used puts an
   * end to its own stream alone.
   *
   * @param unusable is told once of each such stream, by the calling thread; what was handed on of
   *     it before is no sum's
   * @throws IncompleteLog when the log lacks what this service had read of other wanted streams
   */
  public List<StreamCut> replay(
      Set<Topic> topics,
      Predicate<StreamId> wanted,
      Consumer<Recorded> each,
      Consumer<UnusableEvent> unusable,
      Consumer<ReplayProgress> progress) {
    Set<StreamId> ended = new HashSet<>();
    Consumer<UnusableEvent> noted =
        event -> {
          if (ended.add(event.stream())) {
            unusable.accept(event);
          }
        };
    KnownLog there = known.apply(topics);
    List<LogSpan> spans = spans(topics, there);
    BlockingQueue<Handed> handed = new ArrayBlockingQueue<>(AHEAD);
    List<List<LogSpan>> shares = shares(spans);
    ReplayFold fold = new ReplayFold(handed, shares.size(), length(spans), each, noted, progress);
    try (ExecutorService readers = Executors.newCachedThreadPool(THREADS)) {
      try {
        shares.forEach(share -> readers.execute(new ReplayReader(kafka, share, wanted, handed)));
        List<StreamCut> read = fold.run();
        there.requireRead(stream -> wanted.test(stream) && !ended.contains(stream), read);
        return read;
      } finally {
        readers.shutdownNow();
      }
    }
  }

  /** What there is to read; partitions without anything are left out. */
  private List<LogSpan> spans(Set<Topic> topics, KnownLog there) {
    try (KafkaConsumer<String, byte[]> consumer = kafka.consumer()) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      there.requireThere(ends);
      return partitions.stream()
          .map(it -> new LogSpan(it, begins.getOrDefault(it, 0L), ends.getOrDefault(it, 0L)))
          .filter(span -> span.length() > 0)
          .toList();
    }
  }

  /** Deals the partitions out, long ones first, so that readers end at about the same time. */
  private static List<List<LogSpan>> shares(List<LogSpan> spans) {
    long most = Math.min(spans.size(), Runtime.getRuntime().availableProcessors());
    int readers = (int) Math.min(most, 1 + length(spans) / OFFSETS_A_READER);
    List<List<LogSpan>> shares = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      shares.add(new ArrayList<>());
    }
    spans.stream()
        .sorted(Comparator.comparingLong(LogSpan::length).reversed())
        .forEach(
            span ->
                shares.stream()
                    .min(Comparator.comparingLong(LogReplay::length))
                    .orElseThrow()
                    .add(span));
    return shares;
  }

  private static long length(List<LogSpan> spans) {
    return spans.stream().mapToLong(LogSpan::length).sum();
  }
}
