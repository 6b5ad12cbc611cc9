package org.slaledger.soak.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slaledger.local.Home;
import org.slaledger.local.PortPlan;
import org.slaledger.local.child.RunFolder;
import org.slaledger.local.child.Watch;
import org.slaledger.local.child.Watched;
import org.slaledger.local.parts.DemoTarget;
import org.slaledger.local.parts.IdentityProvider;
import org.slaledger.local.parts.KafkaNode;
import org.slaledger.local.parts.KafkaQuorum;
import org.slaledger.local.parts.MailServer;
import org.slaledger.local.parts.PostgresServer;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceProcess;

/**
 * The whole platform as real processes on ports and folders of its own, each service as often as
 * planned. Whatever dies is started again after a second or two, as the launcher and Kubernetes do;
 * nothing else mends it.
 */
public final class Stand implements AutoCloseable {
  private static final Duration FIRST_RESTART = Duration.ofSeconds(1);

  /** What is killed again and again is not broken here: longer waits would only spare it. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final int DISK_MEGABYTES = 1024;

  private final Home home;
  private final PortPlan ports = PortPlan.free();
  private final Consumer<String> say;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ConcurrentLinkedDeque<AutoCloseable> running = new ConcurrentLinkedDeque<>();

  private final Map<String, Watch> watches = new HashMap<>();

  private final Optional<SmallDisk> kafkaDisk;
  private final Optional<SmallDisk> postgresDisk;
  private final PostgresServer postgres;
  private final List<KafkaNode> brokers;
  private final IdentityProvider identity;
  private final MailServer mail;
  private final DemoTarget target;
  private final List<Replica> replicas;
  private final Instant started;

  private Stand(Home home, StandPlan plan, Consumer<String> say) {
    this.home = home;
    this.say = say;
    try {
      kafkaDisk = disk(plan);
      postgresDisk = disk(plan);
      postgres = keep(startPostgres());
      Arrays.stream(Service.values()).map(Service::database).forEach(postgres::createDatabase);
      brokers = startBrokers(plan.brokers());
      brokers.forEach(this::keep);
      identity = keep(IdentityProvider.start(home.data("identity"), ports.of("identity")));
      mail = keep(MailServer.start(ports.of("smtp"), ports.of("imap")));
      target = keep(DemoTarget.start(ports.of("target"), ports.of("target-control")));
      replicas = new Replicas(home, ports, bootstrap(), http).start(plan, this::keep);
      started = Instant.now();
      watch();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts it and waits until all is ready.
   *
   * @param root the built work tree
   * @param folder where its state and logs go; must not hold those of another run
   * @param say takes lines for a person
   */
  public static Stand start(Path root, Path folder, StandPlan plan, Consumer<String> say) {
    var home = new Home(root.toAbsolutePath().normalize(), folder.toAbsolutePath().normalize());
    shareCache(home);
    home.prepare();
    return new Stand(home, plan, say);
  }

  /** When all was ready first. */
  public Instant started() {
    return started;
  }

  /** PostgreSQL's binaries and start-up caches are the work tree's. */
  private static void shareCache(Home home) {
    try {
      var shared = new Home(home.root()).folder().resolve("cache");
      Files.createDirectories(shared);
      Files.createDirectories(home.folder());
      Files.deleteIfExists(home.folder().resolve("cache"));
      Files.createSymbolicLink(home.folder().resolve("cache"), shared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<SmallDisk> disk(StandPlan plan) {
    if (!plan.smallDisks() || plan.brokers() > 1) {
      return Optional.empty();
    }
    var disk = SmallDisk.mount(DISK_MEGABYTES);
    disk.ifPresent(running::push);
    return disk;
  }

  private PostgresServer startPostgres() {
    var data = postgresDisk.map(disk -> disk.folder().resolve("data"));
    return PostgresServer.start(
        new PostgresServer.Settings(
            data.orElse(home.data("postgres")),
            home.log("postgres"),
            home.cache("postgres"),
            ports.of("postgres")));
  }

  private List<KafkaNode> startBrokers(int count) {
    if (count > 1) {
      return KafkaNode.startAll(KafkaNode.Settings.cluster(home.data("kafka"), count));
    }
    var data = kafkaDisk.map(disk -> disk.folder().resolve("data"));
    return List.of(
        KafkaNode.start(
            new KafkaNode.Settings(
                data.orElse(home.data("kafka")),
                home.log("kafka"),
                new RunFolder(home.run().folder()),
                ports.of("kafka"),
                ports.of("kafka-controller"),
                KafkaQuorum.alone(ports.of("kafka-controller")),
                null)));
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  // one watch a part: a broker that takes long to start keeps nobody else waiting
  private void watch() {
    List<Watched> parts = new ArrayList<>();
    brokers.forEach(
        broker ->
            parts.add(kafkaDisk.<Watched>map(it -> new RoomFirst(broker, it)).orElse(broker)));
    parts.add(postgres);
    replicas.forEach(replica -> parts.add(replica.process()));
    parts.forEach(
        part ->
            watches.put(
                part.name(), keep(Watch.over(List.of(part), FIRST_RESTART, LONGEST_WAIT, say))));
  }

  /** What Kafka's clients are given to find the log. */
  public String bootstrap() {
    return brokers.stream().map(KafkaNode::bootstrap).collect(Collectors.joining(","));
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public List<KafkaNode> brokers() {
    return brokers;
  }

  public List<Replica> replicas() {
    return replicas;
  }

  /** The services that were started. */
  public Set<Service> services() {
    return replicas.stream().map(Replica::service).collect(Collectors.toSet());
  }

  /** From now on a part that dies is not started again. */
  public void leaveDead(Watched part) {
    Objects.requireNonNull(watches.get(part.name()), part::name).close();
  }

  /** The processes of one service. */
  public List<Replica> replicas(Service service) {
    return replicas.stream().filter(replica -> replica.service() == service).toList();
  }

  public IdentityProvider identity() {
    return identity;
  }

  /** The identity provider's folder, with the key that signs tokens. */
  public Path identityFolder() {
    return home.data("identity");
  }

  public MailServer mail() {
    return mail;
  }

  public DemoTarget target() {
    return target;
  }

  /** Fills the disk of the broker or the database; false where there is none to fill. */
  public boolean fillDisk(boolean ofBroker) {
    var disk = ofBroker ? kafkaDisk : postgresDisk;
    disk.ifPresent(SmallDisk::fill);
    return disk.isPresent();
  }

  /** Makes room on that disk. */
  public void freeDisk(boolean ofBroker) {
    (ofBroker ? kafkaDisk : postgresDisk).ifPresent(SmallDisk::free);
  }

  /** Nothing is started again, the services end all at once, then what they stand on. */
  @Override
  public void close() {
    watches.values().forEach(Watch::close);
    running.stream()
        .filter(ServiceProcess.class::isInstance)
        .forEach(process -> ((ServiceProcess) process).terminate());
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        say.accept("a part did not stop: " + e);
      }
    }
    http.close();
    SteppedClock.sweep();
  }
}
