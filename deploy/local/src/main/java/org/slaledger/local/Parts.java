package org.slaledger.local;

import java.util.Arrays;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.door.FrontDoor;
import org.slaledger.local.parts.DemoTarget;
import org.slaledger.local.parts.IdentityProvider;
import org.slaledger.local.parts.KafkaNode;
import org.slaledger.local.parts.MailServer;
import org.slaledger.local.parts.PostgresServer;
import org.slaledger.local.service.Service;

/** Starts each part with this work tree's folders and ports. */
final class Parts {
  private final Home home;
  private final PortPlan ports;
  private final ServiceOrders orders;

  Parts(Home home, PortPlan ports) {
    this.home = home;
    this.ports = ports;
    this.orders = new ServiceOrders(home, ports);
  }

  KafkaNode kafka() {
    var cache = home.startCache("kafka", ServiceOrders.leashJar());
    return KafkaNode.start(
        new KafkaNode.Settings(
            home.data("kafka"),
            home.log("kafka"),
            home.run(),
            ports.of("kafka"),
            ports.of("kafka-controller"),
            cache));
  }

  PostgresServer postgres() {
    var server =
        PostgresServer.start(
            new PostgresServer.Settings(
                home.data("postgres"),
                home.log("postgres"),
                home.cache("postgres"),
                ports.of("postgres")));
    Arrays.stream(Service.values()).map(Service::database).forEach(server::createDatabase);
    return server;
  }

  IdentityProvider identity() {
    var provider = IdentityProvider.start(home.data("identity"), ports.of("identity"));
    TokenFiles.write(home, provider);
    return provider;
  }

  MailServer mail() {
    return MailServer.start(ports.of("smtp"), ports.of("imap"));
  }

  DemoTarget target() {
    return DemoTarget.start(ports.of("target"), ports.of("target-control"));
  }

  FrontDoor frontDoor() {
    return FrontDoor.open(ports.of("front-door"), orders.routes());
  }

  ChildJvm.Order service(Service service) {
    return orders.of(service);
  }
}
