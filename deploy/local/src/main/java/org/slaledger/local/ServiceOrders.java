package org.slaledger.local;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.local.child.AotCache;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.door.Routes;
import org.slaledger.local.parts.LedgerKeyFile;
import org.slaledger.local.parts.SealKeyFile;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceJars;

/** How each service is started here, and where the front door finds it. */
public final class ServiceOrders {
  private static final List<String> OPTIONS =
      List.of(
          "-Xms32m",
          "-Xmx256m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Home home;
  private final PortPlan ports;

  /** With the folders and ports of one platform. */
  public ServiceOrders(Home home, PortPlan ports) {
    this.home = home;
    this.ports = ports;
  }

  /** What starts a service. */
  ChildJvm.Order of(Service service) {
    var jars = ServiceJars.of(home.root(), service);
    return order(service.serviceName(), jars, environment(service), cache(service, jars));
  }

  /**
   * What starts one of several processes of a service. It uses the service's start-up cache where
   * there is one and makes none.
   *
   * @param name the process's own name, also of its log
   * @param changed variables of the environment that are other than this platform's
   */
  public ChildJvm.Order replica(Service service, String name, Map<String, String> changed) {
    var jars = ServiceJars.of(home.root(), service);
    var environment = environment(service);
    environment.putAll(changed);
    var cache = cache(service, jars);
    return order(name, jars, environment, cache != null && cache.usable() ? cache : null);
  }

  private ChildJvm.Order order(
      String name, ServiceJars jars, Map<String, String> environment, @Nullable AotCache cache) {
    var options = new ArrayList<>(OPTIONS);
    options.addAll(jars.options());
    return new ChildJvm.Order(
        name,
        home.log(name),
        home.run(),
        options,
        List.of(leashJar(), jars.runner()),
        jars.mainClass(),
        List.of(),
        environment,
        cache);
  }

  private @Nullable AotCache cache(Service service, ServiceJars jars) {
    return home.startCache(service.serviceName(), jars.runner());
  }

  private Map<String, String> environment(Service service) {
    var database = service.database();
    var environment = new HashMap<String, String>();
    environment.put("SLA_HTTP_PORT", String.valueOf(ports.http(service)));
    environment.put("SLA_MANAGEMENT_PORT", String.valueOf(ports.management(service)));
    environment.put("SLA_PUBLIC_URL", "http://localhost:" + ports.of("front-door"));
    environment.put("SLA_DB_HOST", "localhost");
    environment.put("SLA_DB_PORT", String.valueOf(ports.of("postgres")));
    environment.put("SLA_DB_NAME", database);
    for (var role : List.of("owner", "app", "replication")) {
      var variable = "SLA_DB_" + role.toUpperCase(java.util.Locale.ROOT);
      environment.put(variable + "_USER", database + "_" + role);
      environment.put(variable + "_PASSWORD", database + "_" + role);
    }
    environment.putAll(shared());
    environment.putAll(SealKeyFile.environment(home.data("seal").resolve("keys")));
    if (service == Service.CREDIT) {
      environment.putAll(LedgerKeyFile.environment(home.data("ledger").resolve("key")));
      environment.put("SLA_CREDIT_PROVIDER", "Example Hosting (a local platform)");
    }
    // the demo's server is on this machine, and nobody wants to wait a minute to see it measured
    environment.put("SLA_PROBE_ALLOWED_NETWORKS", "127.0.0.0/8,::1/128");
    environment.put("SLA_PROBE_COVERAGE_INTERVAL", "PT5S");
    return environment;
  }

  // the relay's poll is the price of an idle service: the 8 ms of production cost 12 % of a core
  // each
  private Map<String, String> shared() {
    return Map.of(
        "SLA_KAFKA_BOOTSTRAP", "localhost:" + ports.of("kafka"),
        "SLA_KAFKA_REPLICATION", "1",
        "SLA_OIDC_ISSUER", "http://localhost:" + ports.of("identity") + "/sla",
        "SLA_OIDC_CLIENT_SECRET", "local-client-secret",
        "SLA_SESSION_SECRET", "local-session-secret-for-no-other-use",
        "SLA_RELAY_POLL", "PT0.2S",
        "SLA_SMTP_HOST", "localhost",
        "SLA_SMTP_PORT", String.valueOf(ports.of("smtp")),
        "SLA_LOG_JSON", "false");
  }

  /** The front door's routes to all services. */
  Routes routes() {
    return new Routes(java.util.Arrays.stream(Service.values()).map(this::origin).toList());
  }

  private Routes.Origin origin(Service service) {
    var paths = new ArrayList<>(service.paths());
    paths.add("/status/" + service.serviceName());
    paths.add("/ui/status/" + service.serviceName());
    var exact = service == Service.TICKET ? Set.of("/", "/ui", "/ui/") : Set.<String>of();
    return new Routes.Origin(
        service.serviceName(), ports.http(service), ports.management(service), paths, exact);
  }

  /**
   * The launcher's own jar, which holds the leash and, without its libraries, nothing that could
   * get in the way.
   */
  static Path leashJar() {
    try {
      return Path.of(
          ServiceOrders.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
