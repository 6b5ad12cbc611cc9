package org.slaledger.journal;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.slaledger.contract.Topic;

/**
 * Runs what a service reads from Kafka, each reader on a thread of its own, from start to graceful
 * shutdown.
 */
@ApplicationScoped
class LogReaders {
  private static final Logger LOG = Logger.getLogger(LogReaders.class);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final KafkaClients kafka;
  private final LogTopics topics;
  private final Pool pool;
  private final LogEnds ends;
  private final LogIntake log;
  private final InboundIntake inbound;
  private final KeyIntake keys;
  private final Deployment deployment;
  private final FateIntake fates;
  private final Optional<List<String>> projected;
  private final List<LogTap> taps;
  private final List<PartitionReader> readers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final InstantSource time;
  private volatile boolean stopping;

  LogReaders(
      KafkaClients kafka,
      LogTopics topics,
      Pool pool,
      LogEnds ends,
      LogIntake log,
      InboundIntake inbound,
      KeyIntake keys,
      FateIntake fates,
      InstantSource time,
      Deployment deployment,
      @All List<LogTap> taps,
      @ConfigProperty(name = "sla.journal.topics") Optional<List<String>> projected) {
    this.kafka = kafka;
    this.topics = topics;
    this.pool = pool;
    this.ends = ends;
    this.log = log;
    this.inbound = inbound;
    this.keys = keys;
    this.fates = fates;
    this.time = time;
    this.deployment = deployment;
    this.projected = projected;
    this.taps = taps;
  }

  void start(@Observes StartupEvent started) {
    projected.ifPresent(LogReaders::requireTopics);
    Thread starter = Thread.ofPlatform().daemon().name("log-readers").unstarted(this::begin);
    threads.add(starter);
    starter.start();
    Thread.ofPlatform().daemon().name("log-readers-clock").start(this::watchClock);
  }

  private static void requireTopics(List<String> names) {
    for (String name : names) {
      if (Topic.named(name).isEmpty()) {
        throw new IllegalStateException("sla.journal.topics names no topic of the log: " + name);
      }
    }
  }

  /** A consumer that polls notices nothing: it waits by the clock that was set back. */
  private void watchClock() {
    SetBack clock = new SetBack(time, System::nanoTime);
    while (!stopping) {
      if (clock.seen()) {
        LOG.warn("the clock was set back, by which readers would wait: they begin anew");
        endAll();
      }
      Faults.pause(LOOK);
    }
  }

  private synchronized void endAll() {
    readers.forEach(PartitionReader::stop);
  }

  private void begin() {
    persist(topics::createAll);
    if (keys.needed()) {
      persist(this::readKeys);
    }
    projected.ifPresent(names -> persist(() -> readLog(names)));
    taps.forEach(tap -> persist(() -> readFor(tap)));
    if (inbound.needed()) {
      persist(this::readInbound);
    }
    if (fates.needed()) {
      persist(this::readFates);
    }
  }

  /**
   * Waits for the broker as long as it takes, also for its name to be known: the service answers
   * from its views meanwhile.
   */
  private void persist(Runnable step) {
    while (!stopping) {
      try {
        step.run();
        return;
      } catch (IllegalStateException | KafkaException e) {
        LOG.warnf("the log is out of reach and is tried again: %s", reason(e));
        Faults.pause(RETRY);
      }
    }
  }

  /** Kafka's clients say why in the cause. */
  private static String reason(Throwable e) {
    return e.getCause() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + e.getCause();
  }

  private void readLog(List<String> names) {
    run(
        "log",
        () -> reader(deployment.group(), log, (consumer, it) -> consumer.subscribe(names, it)));
  }

  private void readKeys() {
    List<String> topic = List.of(Topic.KEYS);
    run(
        "keys",
        () ->
            reader(
                deployment.group() + ".keys",
                keys,
                (consumer, it) -> consumer.subscribe(topic, it)));
  }

  private void readFates() {
    List<String> topic = List.of(Topic.FATES);
    run(
        "fates",
        () ->
            reader(
                deployment.group() + ".fates",
                fates,
                (consumer, it) -> consumer.subscribe(topic, it)));
  }

  private void readInbound() {
    Pattern topics = Pattern.compile(Pattern.quote(Topic.INBOUND_PREFIX) + ".+");
    run(
        "inbound",
        () ->
            reader(
                deployment.group() + ".inbound",
                inbound,
                (consumer, it) -> consumer.subscribe(topics, it)));
  }

  private void readFor(LogTap tap) {
    List<String> names = tap.topics().stream().map(Topic::topicName).sorted().toList();
    run(
        tap.name(),
        () ->
            reader(
                deployment.group() + "." + tap.name(),
                new Positions(tap.positions()),
                new TapIntake(tap),
                (consumer, it) -> consumer.subscribe(names, it)));
  }

  private PartitionReader reader(
      String group,
      PartitionReader.Intake intake,
      BiConsumer<KafkaConsumer<String, byte[]>, PartitionReader> subscribe) {
    return reader(group, Positions.TAKEN_IN, intake, subscribe);
  }

  private PartitionReader reader(
      String group,
      Positions positions,
      PartitionReader.Intake intake,
      BiConsumer<KafkaConsumer<String, byte[]>, PartitionReader> subscribe) {
    KafkaConsumer<String, byte[]> consumer = kafka.consumer(group);
    PartitionReader reader = new PartitionReader(consumer, pool, ends, positions, intake);
    subscribe.accept(consumer, reader);
    return reader;
  }

  private synchronized void run(String name, Supplier<PartitionReader> make) {
    PartitionReader reader = make.get();
    readers.add(reader);
    threads.add(
        Thread.ofPlatform().daemon().name("read-" + name).start(() -> read(name, reader, make)));
  }

  private void read(String name, PartitionReader reader, Supplier<PartitionReader> make) {
    reader.run();
    if (!stopping) {
      leave(reader);
      persist(() -> run(name, make));
    }
  }

  private synchronized void leave(PartitionReader reader) {
    readers.remove(reader);
  }

  /** The partitions that this process takes in, each with the offset that comes next. */
  synchronized Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> all = new HashMap<>();
    readers.stream()
        .filter(PartitionReader::takesIn)
        .forEach(reader -> all.putAll(reader.positions()));
    return all;
  }

  /** What holds a reader up right now, if anything does. */
  synchronized Optional<String> lastError() {
    return readers.stream()
        .map(PartitionReader::lastError)
        .filter(error -> error != null)
        .findFirst();
  }

  /** Whether reading has begun: the broker was reached once. */
  synchronized boolean begun() {
    return !readers.isEmpty() || (projected.isEmpty() && !inbound.needed());
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopping = true;
    List<Thread> running;
    synchronized (this) {
      endAll();
      running = List.copyOf(threads);
    }
    running.forEach(LogReaders::join);
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(STOP)) {
        LOG.warnf("%s did not stop in time", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
