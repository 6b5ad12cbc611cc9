package org.slaledger.soak.stand;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slaledger.local.Home;
import org.slaledger.local.PortPlan;
import org.slaledger.local.ServiceOrders;
import org.slaledger.local.parts.Ports;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceProcess;

/** Starts the services, each as often as planned. */
final class Replicas {
  private static final int MOST_COPIES = 3;
  private static final int LAST_PORT = 65_535;

  private final Home home;
  private final ServiceOrders orders;
  private final String bootstrap;
  private final HttpClient http;
  private final PrimitiveIterator.OfInt free;

  Replicas(Home home, PortPlan ports, String bootstrap, HttpClient http) {
    this.home = home;
    this.orders = new ServiceOrders(home, ports);
    this.bootstrap = bootstrap;
    this.http = http;
    this.free = above(ports);
  }

  /** Ports that nobody has and no part was promised; each is given once. */
  private static PrimitiveIterator.OfInt above(PortPlan ports) {
    var highest = ports.ports().values().stream().mapToInt(port -> port).max().orElseThrow();
    return IntStream.rangeClosed(highest + 1, LAST_PORT).filter(Ports::isFree).iterator();
  }

  /**
   * Starts all and waits until all are ready.
   *
   * @param started is told of each at once, so that what follows a failure can be ended
   */
  List<Replica> start(StandPlan plan, Consumer<ServiceProcess> started) {
    List<Replica> replicas = new ArrayList<>();
    plan.replicas()
        .forEach(
            (service, count) -> {
              for (var number = 1; number <= count; number++) {
                var replica = launch(service, number, plan);
                started.accept(replica.process());
                replicas.add(replica);
              }
            });
    replicas.forEach(replica -> replica.process().awaitReady());
    return List.copyOf(replicas);
  }

  private Replica launch(Service service, int number, StandPlan plan) {
    var name = Replica.name(service, number);
    var port = free.nextInt();
    var managementPort = free.nextInt();
    var clock =
        plan.stepClocks()
            ? SteppedClock.in(home.folder().resolve("clocks").resolve(name))
            : Optional.<SteppedClock>empty();
    var environment = new HashMap<>(environment(plan, name, port, managementPort));
    clock.ifPresent(stepped -> environment.putAll(stepped.environment()));
    var order = orders.replica(service, name, environment);
    return new Replica(
        service, number, port, ServiceProcess.start(order, managementPort, http), clock);
  }

  private Map<String, String> environment(
      StandPlan plan, String name, int port, int managementPort) {
    return Map.of(
        "SLA_HTTP_PORT", String.valueOf(port),
        "SLA_MANAGEMENT_PORT", String.valueOf(managementPort),
        "SLA_KAFKA_BOOTSTRAP", bootstrap,
        "SLA_KAFKA_REPLICATION", String.valueOf(Math.min(MOST_COPIES, plan.brokers())),
        "SLA_RELAY_POLL", "PT0.1S",
        // a mail tells which process sent it
        "SLA_MAIL_FROM", "%1$s <%1$s@sla-ledger.example>".formatted(name));
  }
}
