package org.slaledger.bench.stand;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.child.Leash;
import org.slaledger.local.child.RunFolder;
import org.slaledger.local.parts.IdentityProvider;
import org.slaledger.local.parts.KafkaNode;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.parts.Ports;
import org.slaledger.local.parts.PostgresServer;
import org.slaledger.local.parts.SealKeyFile;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceJars;

/**
 * PostgreSQL (fsync on), Kafka and the identity provider, each started anew, and the services that
 * a benchmark asks for as processes with the options that a server would give them.
 */
public final class Stand implements AutoCloseable {
  /** The options of a service's JVM: those of a container of 1 GB. */
  public static final List<String> SERVICE_OPTIONS =
      List.of(
          "-Xms256m",
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** Of Kafka's own start script, not the small ones of {@code ./sla up}. */
  private static final List<String> BROKER_OPTIONS =
      List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20");

  private final Path tree;
  private final Path folder;
  private final PostgresServer postgres;
  private final KafkaNode broker;
  private final IdentityProvider identity;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Starts the parts.
   *
   * @param tree the work tree, with built services
   * @param folder where all state goes
   */
  public Stand(Path tree, Path folder) throws IOException {
    this.tree = tree;
    this.folder = folder;
    this.postgres = keep(PostgresServer.start(PostgresServer.Settings.under(folder)));
    this.broker = keep(KafkaNode.start(KafkaNode.Settings.under(folder).with(BROKER_OPTIONS)));
    this.identity =
        keep(
            IdentityProvider.start(
                Files.createDirectories(folder.resolve("identity")), Ports.free()));
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  /** Starts a service and waits until it is ready; its database is made if it is missing. */
  public RunningService start(Service service, Map<String, String> settings) {
    return start(service, service.serviceName(), settings);
  }

  /** The same, one of several of a service: by its name its log and its process are told apart. */
  public RunningService start(Service service, String name, Map<String, String> settings) {
    postgres.createDatabase(service.database());
    int management = Ports.free();
    int port = Ports.free();
    var environment = environment(service, port, management);
    environment.putAll(settings);
    return keep(RunningService.start(order(service, name, environment), port, management, http));
  }

  private ChildJvm.Order order(Service service, String name, Map<String, String> environment) {
    var jars = ServiceJars.of(tree, service);
    if (!jars.built()) {
      throw new IllegalStateException(
          service.serviceName() + " is not built: ./sla bench builds it");
    }
    var options = new ArrayList<>(SERVICE_OPTIONS);
    options.addAll(jars.options());
    options.addAll(profiling());
    return new ChildJvm.Order(
        name,
        folder.resolve(name + ".log"),
        new RunFolder(folder.resolve("run")),
        options,
        List.of(leashJar(), jars.runner()),
        jars.mainClass(),
        List.of(),
        environment);
  }

  /** What the variable {@code SLA_BENCH_JAVA_OPTIONS} adds, a flight recording say. */
  private static List<String> profiling() {
    var added = System.getenv().getOrDefault("SLA_BENCH_JAVA_OPTIONS", "").strip();
    return added.isEmpty() ? List.of() : List.of(added.split("\\s+", -1));
  }

  private Map<String, String> environment(Service service, int port, int management) {
    var database = service.database();
    var environment = new HashMap<String, String>();
    environment.put("SLA_HTTP_PORT", String.valueOf(port));
    environment.put("SLA_MANAGEMENT_PORT", String.valueOf(management));
    environment.put("SLA_DB_HOST", "localhost");
    environment.put("SLA_DB_PORT", String.valueOf(postgres.port()));
    environment.put("SLA_DB_NAME", database);
    for (var role : List.of("owner", "app", "replication")) {
      var variable = "SLA_DB_" + role.toUpperCase(Locale.ROOT);
      environment.put(variable + "_USER", database + "_" + role);
      environment.put(variable + "_PASSWORD", database + "_" + role);
    }
    environment.put("SLA_KAFKA_BOOTSTRAP", bootstrap());
    environment.put("SLA_KAFKA_REPLICATION", "1");
    environment.put("SLA_OIDC_ISSUER", identity.issuer());
    environment.putAll(SealKeyFile.environment(folder.resolve("seal").resolve("keys")));
    return environment;
  }

  private static Path leashJar() {
    try {
      return Path.of(Leash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The broker's address. */
  public String bootstrap() {
    return broker.bootstrap();
  }

  /** The broker's process. */
  public long brokerPid() {
    return broker.process().pid();
  }

  /** A bearer token. */
  public String token(Persona persona) {
    return identity.token(persona);
  }

  /** PostgreSQL's log. */
  public Path postgresLog() {
    return folder.resolve("postgres.log");
  }

  /** A connection that may do everything, with values of any type given as texts. */
  public Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "");
  }

  /** A connection with the rights of a service. */
  public Connection app(Service service) throws SQLException {
    var user = service.database() + "_app";
    return DriverManager.getConnection(url(service.database()), user, user);
  }

  /** An address that leads to a connection of the superuser. */
  public String ownerUrl(Service service) {
    return url(service.database()) + "&user=postgres&password=";
  }

  /** Starts a main class of this module in a JVM of its own. */
  public ChildJvm java(Class<?> main, List<String> options, String... arguments) {
    return ChildJvm.start(
        new ChildJvm.Order(
            main.getSimpleName(),
            folder.resolve(main.getSimpleName() + ".log"),
            new RunFolder(folder.resolve("run")),
            options,
            ChildJvm.ownClassPath(),
            main.getName(),
            List.of(arguments),
            Map.of()));
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:%d/%s?stringtype=unspecified&prepareThreshold=1&reWriteBatchedInserts=true"
        .formatted(postgres.port(), database);
  }

  /** Changes a setting of the server; {@link #restartPostgres} where it needs a restart. */
  public void configure(String setting, String value) throws SQLException {
    try (var connection = superuser("postgres");
        var statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM SET " + setting + " = '" + value + "'");
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  /** Ends all sessions. */
  public void restartPostgres() {
    postgres.restart();
  }

  @Override
  public void close() throws Exception {
    while (!started.isEmpty()) {
      started.pop().close();
    }
    http.close();
  }
}
