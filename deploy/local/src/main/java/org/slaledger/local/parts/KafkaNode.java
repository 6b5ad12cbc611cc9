package org.slaledger.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.local.child.AotCache;
import org.slaledger.local.child.Breakable;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.child.RunFolder;

/**
 * A real Apache Kafka broker (KRaft) in a child JVM. Topics are never created by themselves. Its
 * data survive a stop and a kill; after either it can be started again on the same folder.
 */
public final class KafkaNode implements Breakable, AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(240);
  private static final int LAST_LINES = 40;

  private static final List<String> SMALL =
      List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> ANY =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private final Settings settings;
  private volatile ChildJvm broker;

  /**
   * Where and how it runs.
   *
   * @param data its data folder
   * @param log its log file
   * @param run the folder of process records
   * @param port the port of its clients
   * @param controllerPort the port of its controller
   * @param quorum its place among the nodes of its cluster
   * @param cache its ahead-of-time cache, if it has one
   * @param memory the JVM's options that say how much it takes
   */
  public record Settings(
      Path data,
      Path log,
      RunFolder run,
      int port,
      int controllerPort,
      KafkaQuorum quorum,
      @Nullable AotCache cache,
      List<String> memory) {
    /** Of a node that takes little. */
    public Settings(
        Path data,
        Path log,
        RunFolder run,
        int port,
        int controllerPort,
        KafkaQuorum quorum,
        @Nullable AotCache cache) {
      this(data, log, run, port, controllerPort, quorum, cache, SMALL);
    }

    /** Of a node that is alone and takes little. */
    public Settings(
        Path data,
        Path log,
        RunFolder run,
        int port,
        int controllerPort,
        @Nullable AotCache cache) {
      this(data, log, run, port, controllerPort, KafkaQuorum.alone(controllerPort), cache);
    }

    /** On random free ports, with all files under one folder. */
    public static Settings under(Path folder) {
      var run = new RunFolder(folder.resolve("run"));
      return new Settings(
          folder.resolve("kafka"),
          folder.resolve("kafka.log"),
          run,
          Ports.free(),
          Ports.free(),
          null);
    }

    /** The same with other options of the JVM for its heap and its collector. */
    public Settings with(List<String> options) {
      return new Settings(data, log, run, port, controllerPort, quorum, cache, options);
    }

    /** Of the nodes of one cluster, each on random free ports and with its own folder under one. */
    public static List<Settings> cluster(Path folder, int nodes) {
      var controllers = IntStream.range(0, nodes).mapToObj(node -> Ports.free()).toList();
      return IntStream.range(0, nodes)
          .mapToObj(node -> member(folder.resolve("node-" + (node + 1)), controllers, node))
          .toList();
    }

    private static Settings member(Path folder, List<Integer> controllers, int node) {
      return new Settings(
          folder.resolve("kafka"),
          folder.resolve("kafka.log"),
          new RunFolder(folder.resolve("run")),
          Ports.free(),
          controllers.get(node),
          new KafkaQuorum(node + 1, controllers),
          null);
    }
  }

  private KafkaNode(Settings settings, ChildJvm broker) {
    this.settings = settings;
    this.broker = broker;
  }

  /**
   * Starts it and waits until it takes requests.
   *
   * @throws IllegalStateException if it ends or is not ready within 240 s, with the last lines of
   *     its log
   */
  public static KafkaNode start(Settings settings) {
    return startAll(List.of(settings)).getFirst();
  }

  /**
   * Starts the nodes of one cluster, which need one another, and waits until all take requests.
   *
   * @throws IllegalStateException if one ends or is not ready within 240 s
   */
  public static List<KafkaNode> startAll(List<Settings> cluster) {
    var nodes = cluster.stream().map(one -> new KafkaNode(one, launch(one))).toList();
    nodes.forEach(KafkaNode::awaitReady);
    return nodes;
  }

  /** What clients are given to find it. */
  public String bootstrap() {
    return "localhost:" + settings.port();
  }

  public ChildJvm process() {
    return broker;
  }

  @Override
  public void kill() {
    broker.kill();
  }

  @Override
  public void terminate() {
    broker.terminate();
  }

  @Override
  public void freeze() {
    broker.freeze();
  }

  @Override
  public void thaw() {
    broker.thaw();
  }

  @Override
  public String name() {
    return settings.quorum().alone() ? "Kafka" : "Kafka " + settings.quorum().node();
  }

  @Override
  public boolean alive() {
    return broker.alive();
  }

  /** Starts it again on its own folder and ports, after {@link #kill} or {@link #close}. */
  @Override
  public void restart() {
    broker.close();
    broker = launch(settings);
    awaitReady();
  }

  @Override
  public void close() {
    broker.close();
  }

  private static ChildJvm launch(Settings settings) {
    try {
      Files.createDirectories(settings.data());
      Files.deleteIfExists(settings.data().resolve(KafkaBroker.READY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ChildJvm.start(
        new ChildJvm.Order(
            "kafka",
            settings.log(),
            settings.run(),
            Stream.concat(settings.memory().stream(), ANY.stream()).toList(),
            ChildJvm.ownClassPath(),
            KafkaBroker.class.getName(),
            List.of(
                settings.data().toAbsolutePath().toString(),
                String.valueOf(settings.port()),
                String.valueOf(settings.controllerPort()),
                String.valueOf(settings.quorum().node()),
                settings.quorum().voters()),
            Map.of(),
            settings.cache()));
  }

  /** The last exception: where only the first line of a message is shown, it says what is wrong. */
  private static String fault(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("(Caused by: )?[\\w.$]+(Exception|Error)\\b.*"))
        .reduce((first, last) -> last)
        .map(line -> " (" + line + ")")
        .orElse("");
  }

  private void awaitReady() {
    var ready = settings.data().resolve(KafkaBroker.READY);
    if (Await.until(READY_WITHIN, () -> Files.exists(ready) || !broker.alive()) && broker.alive()) {
      broker.startedWell();
      return;
    }
    var lines = broker.lastLines(LAST_LINES);
    broker.close();
    throw new IllegalStateException(
        "Kafka did not start%s; its log %s ends:%n%s"
            .formatted(fault(lines), settings.log(), String.join(System.lineSeparator(), lines)));
  }
}
