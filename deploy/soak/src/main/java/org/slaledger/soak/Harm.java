package org.slaledger.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.slaledger.local.parts.Await;
import org.slaledger.local.parts.KafkaNode;
import org.slaledger.local.parts.PostgresServer;
import org.slaledger.local.service.Service;
import org.slaledger.soak.fault.Part;
import org.slaledger.soak.fault.Targets;
import org.slaledger.soak.stand.Replica;
import org.slaledger.soak.stand.Stand;

/** Which parts of a stand can be harmed, and how it is seen that one works again. */
final class Harm {
  static final String DATABASE = "postgresql";
  private static final String BROKER = "kafka-1";
  private static final Duration STARTED_WITHIN = Duration.ofMinutes(1);

  /** The clocks of what waits and mails; those of the others say when customers made contact. */
  private static final Set<Service> STEPPED = EnumSet.of(Service.CLOCK, Service.NOTIFICATION);

  private Harm() {}

  static Targets targets(Stand stand) {
    var services = stand.replicas().stream().map(Replica::name).toList();
    var stepped =
        stand.replicas().stream()
            .filter(replica -> STEPPED.contains(replica.service()))
            .map(Replica::name)
            .toList();
    return new Targets(services, stepped, List.of(BROKER), DATABASE);
  }

  static List<Part> parts(Stand stand) {
    List<Part> parts = new ArrayList<>();
    stand.replicas().forEach(replica -> parts.add(service(replica)));
    parts.add(broker(stand));
    parts.add(database(stand));
    return parts;
  }

  private static Part service(Replica replica) {
    return new Part(
        replica.name(),
        replica.process(),
        replica.process()::ready,
        fill -> false,
        offset -> step(replica, offset));
  }

  private static boolean step(Replica replica, Duration offset) {
    replica.clock().ifPresent(clock -> clock.step(offset));
    return replica.clock().isPresent();
  }

  private static Part broker(Stand stand) {
    var node = stand.brokers().getFirst();
    return new Part(
        BROKER,
        node,
        () -> listens(node),
        fill -> {
          // while it starts it recovers, and that would need room
          var works = !fill || Await.until(STARTED_WITHIN, () -> listens(node));
          return works && disk(stand, true, fill);
        },
        offset -> false);
  }

  private static Part database(Stand stand) {
    var server = stand.postgres();
    return new Part(
        DATABASE, server, () -> answers(server), fill -> disk(stand, false, fill), offset -> false);
  }

  private static boolean disk(Stand stand, boolean ofBroker, boolean fill) {
    if (fill) {
      return stand.fillDisk(ofBroker);
    }
    stand.freeDisk(ofBroker);
    return true;
  }

  private static boolean listens(KafkaNode node) {
    var port = URI.create("kafka://" + node.bootstrap()).getPort();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean answers(PostgresServer server) {
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "2");
    var url = "jdbc:postgresql://localhost:" + server.port() + "/postgres";
    try (var connection = DriverManager.getConnection(url, properties)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }
}
