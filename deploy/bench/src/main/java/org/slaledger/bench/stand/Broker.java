package org.slaledger.bench.stand;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.child.RunFolder;
import org.slaledger.local.parts.Await;
import org.slaledger.local.parts.KafkaBroker;
import org.slaledger.local.parts.Ports;

/**
 * A Kafka broker in its own JVM with the heap and collector of Kafka's own start script, not with
 * the small ones of {@code ./sla up}.
 */
final class Broker implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "-Xms1g",
          "-Xmx1g",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=20",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  private final ChildJvm process;
  private final int port;

  private Broker(ChildJvm process, int port) {
    this.process = process;
    this.port = port;
  }

  static Broker start(Path folder) {
    int port = Ports.free();
    var order =
        new ChildJvm.Order(
            "kafka",
            folder.resolve("kafka.log"),
            new RunFolder(folder.resolve("run")),
            OPTIONS,
            ChildJvm.ownClassPath(),
            KafkaBroker.class.getName(),
            List.of(
                folder.resolve("kafka").toString(),
                String.valueOf(port),
                String.valueOf(Ports.free())),
            Map.of());
    var broker = new Broker(ChildJvm.start(order), port);
    if (!Await.until(READY_WITHIN, broker::answers)) {
      broker.close();
      throw new IllegalStateException("Kafka did not start; see " + order.log());
    }
    return broker;
  }

  private boolean answers() {
    if (Ports.isFree(port)) {
      return false;
    }
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()))) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  String bootstrap() {
    return "localhost:" + port;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
