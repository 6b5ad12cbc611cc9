package org.slaledger.probe.adapter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.journal.Envelopes;
import org.slaledger.journal.Journal;
import org.slaledger.journal.KafkaClients;
import org.slaledger.journal.PartitionShare;
import org.slaledger.journal.seal.Seal;
import org.slaledger.probe.Promised;
import org.slaledger.probe.QuickProbes;
import org.slaledger.probe.Target;
import org.slaledger.probe.adapter.kinds.Prober;
import org.slaledger.probe.adapter.kinds.Probers;
import org.slaledger.probe.domain.AllowedAddresses;
import org.slaledger.probe.domain.PointResult;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.view.CoverageView;
import org.slaledger.probe.view.EvidenceView;
import org.slaledger.probe.view.ProbeHours;
import org.slaledger.probe.view.ProbeResults;
import org.slaledger.probe.view.RunningCoverage;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.testkit.Database;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** Probers of other locations beside the service's own: killed, doubled, cut off, out of time. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class ProbeLoopTest {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  /** Of a replica that has no others beside it. */
  private static final Shares EVERYTHING =
      new Shares() {
        @Override
        public void join(PartitionShare.Holder holder) {
          holder.has(Set.of(0, 1, 2, 3, 4, 5));
        }

        @Override
        public void joinAnew() {
          // nobody else is there
        }

        @Override
        public void leave() {
          // nobody else is there
        }
      };

  @Inject Envelopes envelopes;
  @Inject Seal seal;
  @Inject CoverageView coverage;
  @Inject RunningCoverage running;
  @Inject EvidenceView evidence;
  @Inject InstantSource time;
  @Inject KafkaClients kafka;

  private final Target target = new Target();
  private final String point = "point-" + Promised.unique();
  private final String location = "there-" + Promised.unique();
  private final AtomicInteger probes = new AtomicInteger();
  private final List<Vertx> machines = new ArrayList<>();
  private final List<PartitionShare> shared = new ArrayList<>();
  private Instant agreed = Instant.EPOCH;
  private final AtomicBoolean standsStill = new AtomicBoolean();
  private boolean resultsFail;
  private Optional<List<String>> references = Optional.empty();
  private Duration coverageEvery = Duration.ofMillis(500);

  /** A fact of the evidence. */
  record Fact(String kind, Instant from, Instant to, String why) {}

  @BeforeEach
  void agree(TestInfo test) {
    agree(test.getTags().contains("strict") ? INTERVAL.dividedBy(2) : Duration.ofSeconds(30));
  }

  /** A timeout longer than the test: however slow this machine is, no probe is too late. */
  private void agree(Duration timeout) {
    agreed = Promised.now();
    new Promised("acme").signed(agreed, Promised.point(point, target.url(), INTERVAL, timeout));
    Awaitility.await().until(() -> rows("SELECT point FROM point_terms", "point").contains(point));
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (PartitionShare share : shared) {
      share.leave();
    }
    machines.forEach(Vertx::close);
    target.close();
  }

  @Test
  void what_a_killed_prober_did_not_record_is_missed_until_another_takes_over() {
    // Given
    Vertx killed = machine();
    loop(killed, Database.port(), 1000, time).start();
    Awaitility.await().until(() -> kinds().contains("COVERED"));
    // When its machine is gone, and with it all that it had not written
    killed.close().toCompletionStage().toCompletableFuture().join();
    Instant takenOver = Promised.now();
    loop(machine(), Database.port(), 1000, time).start();
    // Then the second time without a prober begins before the other took over
    Awaitility.await().until(() -> notRunning().size() == 2);
    assertThat(notRunning().getLast().from()).isBefore(takenOver);
    assertThat(notRunning().getLast().to()).isAfter(takenOver);
    Awaitility.await().until(() -> facts().getLast().kind().equals("COVERED"));
    assertPartition();
  }

  @Test
  void coverage_that_a_killed_prober_gathered_is_recorded_by_who_takes_over() {
    // Given coverage that gathers for an hour
    coverageEvery = Duration.ofHours(1);
    Vertx killed = machine();
    loop(killed, Database.port(), 1000, time).start();
    Awaitility.await().until(() -> kept().size() == 1);
    assertThat(kinds()).doesNotContain("COVERED");
    // When
    killed.close().toCompletionStage().toCompletableFuture().join();
    Instant gathered = kept().getFirst();
    loop(machine(), Database.port(), 1000, time).start();
    // Then
    Awaitility.await().until(() -> notRunning().size() == 2);
    assertThat(kinds()).containsExactly("MISSED", "COVERED", "MISSED");
    assertThat(facts().get(1).to()).isEqualTo(gathered);
    assertPartition();
  }

  /** Up to when coverage was kept beside the stream. */
  private List<Instant> kept() {
    List<Instant> found = new ArrayList<>();
    read(
        "SELECT to_at FROM coverage_checkpoint WHERE location = '%s'".formatted(location),
        row -> found.add(row.getTimestamp(1).toInstant()));
    return found;
  }

  @Test
  void a_graceful_stop_records_what_was_covered() {
    // Given
    ProbeLoop loop = loop(machine(), Database.port(), 1000, time);
    loop.start();
    Awaitility.await().until(() -> probes.get() > 2);
    // When
    Instant stopped = Promised.now();
    join(loop.stop());
    // Then
    assertThat(facts().getLast().to()).isAfter(stopped.minus(INTERVAL));
    assertPartition();
  }

  @Test
  void two_replicas_do_not_probe_a_point_twice() {
    // Given
    long begun = System.nanoTime();
    ProbeLoop one = loop(machine(), ofKafka());
    ProbeLoop two = loop(machine(), ofKafka());
    // When
    one.start();
    two.start();
    Awaitility.await().until(() -> probes.get() >= 12);
    join(one.stop());
    join(two.stop());
    // Then there were no more probes than due instants
    long due = (System.nanoTime() - begun) / INTERVAL.toNanos() + 1;
    assertThat((long) probes.get()).isLessThanOrEqualTo(due);
    assertPartition();
  }

  @Test
  void a_replica_that_leaves_hands_its_points_over() throws InterruptedException {
    // Given
    Shares leaving = ofKafka();
    ProbeLoop one = loop(machine(), leaving);
    one.start();
    Awaitility.await().until(() -> kinds().contains("COVERED"));
    loop(machine(), ofKafka()).start();
    // When
    join(one.stop());
    leaving.leave();
    Instant left = Promised.now();
    // Then
    Awaitility.await()
        .until(
            () ->
                facts().getLast().kind().equals("COVERED")
                    && facts().getLast().from().isAfter(left));
    assertPartition();
  }

  @Test
  void a_replica_whom_nobody_tells_its_share_measures_all() {
    // Given a Kafka that is away
    PartitionShare away =
        new PartitionShare(new KafkaClients("127.0.0.1:1"), Topic.AVAILABILITY, location);
    // When
    loop(machine(), sharing(away)).start();
    // Then
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> kinds().contains("COVERED"));
  }

  @Test
  void what_a_probe_found_while_the_prober_stood_still_is_missed_and_no_failure() {
    // Given
    loop(machine(), EVERYTHING).start();
    Awaitility.await().until(() -> kinds().contains("COVERED"));
    // When it gets no processor while a probe is under way, which then is over its time
    standsStill.set(true);
    // Then
    Awaitility.await()
        .until(() -> facts().stream().anyMatch(fact -> "OVERLOADED".equals(fact.why())));
    Awaitility.await().until(() -> facts().getLast().kind().equals("COVERED"));
    assertThat(kinds()).doesNotContain("FAILED");
    assertPartition();
  }

  @Test
  void what_fails_while_no_reference_can_be_reached_is_missed() throws IOException {
    // Given a place that is there as long as the network is
    try (ServerSocket place = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      references = Optional.of(List.of("127.0.0.1:" + place.getLocalPort()));
      loop(machine(), EVERYTHING).start();
      Awaitility.await().until(() -> kinds().contains("COVERED"));
    }
    // When neither it nor the target is there
    target.close();
    // Then
    Awaitility.await()
        .until(() -> facts().stream().filter(it -> "NETWORK_DOWN".equals(it.why())).count() > 1);
    assertThat(kinds()).doesNotContain("FAILED");
    assertPartition();
  }

  @Test
  void results_wait_while_the_database_is_away() {
    // Given
    Vertx machine = machine();
    try (Wire wire = new Wire(machine)) {
      loop(machine, wire.port(), 1000, time).start();
      Awaitility.await().until(() -> kinds().contains("COVERED"));
      // When
      wire.cut();
      int before = facts().size();
      target.answers(503);
      int probed = probes.get();
      Awaitility.await().until(() -> probes.get() > probed + 10);
      assertThat(facts()).hasSize(before);
      wire.mend();
      // Then
      Awaitility.await().until(() -> kinds().stream().filter("FAILED"::equals).count() >= 10);
      assertThat(facts().stream().skip(before)).noneMatch(fact -> fact.kind().equals("MISSED"));
      assertPartition();
    }
  }

  @Test
  @Tag("strict")
  void what_cannot_wait_becomes_missed() {
    // Given a buffer for three events
    Vertx machine = machine();
    try (Wire wire = new Wire(machine)) {
      loop(machine, wire.port(), 3, time).start();
      Awaitility.await().until(() -> kinds().contains("COVERED"));
      // When
      wire.cut();
      target.answers(503);
      int probed = probes.get();
      Awaitility.await().until(() -> probes.get() > probed + 12);
      wire.mend();
      // Then
      Awaitility.await()
          .until(() -> facts().stream().anyMatch(fact -> "OVERLOADED".equals(fact.why())));
      assertPartition();
    }
  }

  @Test
  void results_that_cannot_be_written_down_do_evidence_no_harm() {
    // Given
    resultsFail = true;
    // When
    loop(machine(), Database.port(), 1000, time).start();
    Awaitility.await().until(() -> kinds().contains("COVERED"));
    target.answers(503);
    // Then
    Awaitility.await().until(() -> kinds().stream().filter("FAILED"::equals).count() > 5);
    assertThat(kinds().stream().filter("MISSED"::equals)).hasSize(1);
    assertPartition();
  }

  private static final class FailingResults extends ProbeResults {
    FailingResults(Pool pool) {
      super(pool);
    }

    @Override
    public Uni<Void> keep(List<PointResult> all) {
      return Uni.createFrom().failure(new IllegalStateException("the disk is full"));
    }
  }

  @Test
  void a_jump_of_the_clock_is_recorded_as_missed() {
    // Given
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    InstantSource wall = () -> time.instant().plus(ahead.get());
    loop(machine(), Database.port(), 1000, wall).start();
    Awaitility.await().until(() -> kinds().contains("COVERED"));
    // When
    ahead.set(Duration.ofHours(1));
    // Then
    Awaitility.await()
        .until(() -> facts().stream().anyMatch(fact -> "CLOCK_STEPPED".equals(fact.why())));
    Fact hole =
        facts().stream()
            .filter(fact -> "CLOCK_STEPPED".equals(fact.why()))
            .findFirst()
            .orElseThrow();
    assertThat(Duration.between(hole.from(), hole.to()))
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    Awaitility.await().until(() -> facts().getLast().kind().equals("COVERED"));
    assertPartition();
  }

  private Vertx machine() {
    Vertx machine = Vertx.vertx();
    machines.add(machine);
    return machine;
  }

  private Shares ofKafka() {
    return sharing(new PartitionShare(kafka, Topic.AVAILABILITY, "points." + location));
  }

  private Shares sharing(PartitionShare share) {
    shared.add(share);
    return new Shares.OfKafka(share);
  }

  private ProbeLoop loop(Vertx machine, Shares shares) {
    return loop(machine, Database.port(), 1000, time, shares);
  }

  private ProbeLoop loop(Vertx machine, int port, int buffer, InstantSource wall) {
    return loop(machine, port, buffer, wall, EVERYTHING);
  }

  private ProbeLoop loop(Vertx machine, int port, int buffer, InstantSource wall, Shares shares) {
    Pool pool = pool(machine, port);
    Journal journal = new Journal(envelopes, List.of(coverage, evidence));
    Prober probers =
        new Probers(new Probers.Setup(new AllowedAddresses(List.of("127.0.0.0/8")), null, null));
    Prober counting =
        (terms, at) -> {
          probes.incrementAndGet();
          return standsStill.getAndSet(false) ? late(at) : probers.probe(terms, at);
        };
    Settings settings = new Settings(location, coverageEvery, buffer, references);
    return new ProbeLoop(
        machine,
        settings,
        new ProbeLoop.Stores(
            new OnlyOne(pool, point),
            new EvidenceLog(pool, journal, seal, coverage, running, location),
            resultsFail ? new FailingResults(pool) : new ProbeResults(pool),
            new ProbeHours(pool)),
        shares,
        counting,
        new ProbeMetrics(new SimpleMeterRegistry()),
        wall);
  }

  /** Holds the prober's own thread up for longer than a second, and then says it is too late. */
  private static Future<ProbeResult> late(Instant at) {
    try {
      assertThat(new CountDownLatch(1).await(1500, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Future.succeededFuture(
        new ProbeResult(
            at,
            Duration.ofMillis(1500),
            null,
            new ProbeResult.Failed(FailureReason.TIMEOUT, null, "no answer", null)));
  }

  private static Pool pool(Vertx machine, int port) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setDatabase("probe")
            .setUser("probe_app")
            .setPassword("probe_app");
    return Pool.newInstance(
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(4))
            .connectingTo(options)
            .using(machine)
            .build());
  }

  /** Other tests' points stay out of this one's counts. */
  private static final class OnlyOne extends WhichPointsAreAgreed {
    private final String point;

    OnlyOne(Pool pool, String point) {
      super(pool);
      this.point = point;
    }

    @Override
    public io.smallrye.mutiny.Uni<List<org.slaledger.probe.view.AgreedPoint>> fromNowOn(
        Instant now) {
      return super.fromNowOn(now)
          .map(all -> all.stream().filter(it -> it.terms().point().value().equals(point)).toList());
    }
  }

  private record Settings(
      String location, Duration coverageInterval, int buffer, Optional<List<String>> references)
      implements ProbeSettings {
    @Override
    public Optional<List<String>> allowedNetworks() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> secrets() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> trustedCertificates() {
      return Optional.empty();
    }

    @Override
    public Duration checkpointInterval() {
      return Duration.ofMillis(500);
    }

    @Override
    public int resultsBuffer() {
      return 1000;
    }

    @Override
    public Duration refresh() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration clockTolerance() {
      return Duration.ofSeconds(1);
    }
  }

  private List<Fact> notRunning() {
    return facts().stream().filter(fact -> "NOT_RUNNING".equals(fact.why())).toList();
  }

  private List<String> kinds() {
    return facts().stream().map(Fact::kind).toList();
  }

  private void assertPartition() {
    Instant cursor = agreed;
    for (Fact fact : facts()) {
      if (fact.kind().equals("COVERED") || fact.kind().equals("MISSED")) {
        assertThat(fact.from()).isEqualTo(cursor);
        assertThat(fact.to()).isAfter(cursor);
        cursor = fact.to();
      }
    }
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    read(
        "SELECT kind, from_at, to_at, why FROM evidence WHERE point = '%s' AND location = '%s' ORDER BY version"
            .formatted(point, location),
        row ->
            facts.add(
                new Fact(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    row.getTimestamp(3).toInstant(),
                    String.valueOf(row.getString(4)))));
    return facts;
  }

  private static List<String> rows(String sql, String column) {
    List<String> found = new ArrayList<>();
    read(sql, row -> found.add(row.getString(column)));
    return found;
  }

  private interface Reading {
    void of(ResultSet row) throws SQLException;
  }

  private static void read(String sql, Reading reading) {
    try (Connection database = Superuser.of("probe").connect();
        ResultSet rows = database.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        reading.of(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(io.vertx.core.Future<Void> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
