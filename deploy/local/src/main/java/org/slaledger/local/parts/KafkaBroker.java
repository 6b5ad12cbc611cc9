package org.slaledger.local.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The main class of a broker's own JVM: one Apache Kafka node, broker and KRaft controller in one,
 * on the loopback address. Its folder is formatted at the first start and kept after that.
 */
public final class KafkaBroker {
  static final String READY = "ready";
  private static final String CLUSTER = "c2xhLWxlZGdlci1sb2NhbA";

  private KafkaBroker() {}

  /**
   * Runs the broker until the JVM is ended.
   *
   * @param arguments the data folder, the broker's port, the controller's port, the node's id, the
   *     voters
   */
  public static void main(String[] arguments) throws Exception {
    var data = Path.of(arguments[0]);
    var node = Integer.parseInt(arguments[3]);
    var settings = settings(data, arguments[1], arguments[2]);
    settings.putAll(membership(node, arguments[4]));
    format(data, node);
    var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
    server.startup();
    markReady(data);
    server.awaitShutdown();
  }

  private static void format(Path data, int node) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(CLUSTER)
        .setNodeId(node)
        .setDirectories(java.util.List.of(data.resolve("log").toString()))
        .setMetadataLogDirectory(data.resolve("log").toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setIgnoreFormatted(true)
        .run();
  }

  private static Properties settings(Path data, String port, String controllerPort) {
    var settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "listeners",
            "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners",
            "PLAINTEXT://localhost:" + port,
            "controller.listener.names",
            "CONTROLLER",
            "listener.security.protocol.map",
            "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            "log.dirs",
            data.resolve("log").toString()));
    settings.putAll(
        Map.of(
            "auto.create.topics.enable", "false",
            "offsets.topic.num.partitions", "8",
            "transaction.state.log.num.partitions", "8",
            // an empty group is balanced at once
            "group.initial.rebalance.delay.ms", "0",
            // one array, by default half of a small node's heap, which at times did not fit at the
            // start; 16 MiB hold 600,000 keys of a compacted topic, and more take more rounds
            "log.cleaner.dedupe.buffer.size", "16777216"));
    return settings;
  }

  private static Map<String, String> membership(int node, String voters) {
    var copies = String.valueOf(KafkaQuorum.copies(voters));
    var inSync = String.valueOf(KafkaQuorum.inSync(voters));
    return Map.of(
        "node.id", String.valueOf(node),
        "controller.quorum.voters", voters,
        "offsets.topic.replication.factor", copies,
        "transaction.state.log.replication.factor", copies,
        "transaction.state.log.min.isr", inSync,
        "share.coordinator.state.topic.replication.factor", copies,
        "share.coordinator.state.topic.min.isr", inSync,
        // a lone node has no standby to show that it lives: fewer empty records in the metadata log
        "metadata.max.idle.interval.ms", copies.equals("1") ? "10000" : "500");
  }

  private static void markReady(Path data) {
    try {
      Files.createFile(data.resolve(READY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
