package org.slaledger.bench.latency;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.bench.Aim;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Delays;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.stand.RunningService;
import org.slaledger.bench.stand.Stand;
import org.slaledger.bench.stand.Usage;
import org.slaledger.contract.Topic;
import org.slaledger.local.child.ChildJvm;
import org.slaledger.local.parts.Await;
import org.slaledger.local.service.Service;

/**
 * Commit to projected in another service, at 200 events a second of one commit each, and what the
 * relay takes while nothing happens.
 */
public final class Latency implements Benchmark {
  private static final int A_SECOND = 200;
  private static final Duration SETTLE = Duration.ofSeconds(5);

  private int rounds;

  /** A way of relaying. */
  private record Way(String name, @Nullable String poll, boolean aimed) {}

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    try (Stand stand = new Stand(run.tree(), run.folder())) {
      stand.configure("track_commit_timestamp", "on");
      stand.restartPostgres();
      stand.start(Service.NOTIFICATION, Map.of());
      List<Row> rows = new ArrayList<>();
      for (Way way : ways()) {
        rows.addAll(byRelay(run, stand, way));
      }
      rows.addAll(byListening(run, stand));
      return rows;
    }
  }

  /** The poll of the configuration's default, and of {@code ./sla up}; others by a variable. */
  private static List<Way> ways() {
    String asked = System.getenv().getOrDefault("SLA_BENCH_POLLS", "");
    List<Way> ways = new ArrayList<>();
    for (String poll : asked.isBlank() ? new String[0] : asked.split(",", -1)) {
      ways.add(new Way("poll " + poll, poll, false));
    }
    if (ways.isEmpty()) {
      ways.add(new Way("production setting", null, true));
      ways.add(new Way("setting of ./sla up", "PT0.2S", false));
    }
    return ways;
  }

  private List<Row> byRelay(Run run, Stand stand, Way way) throws Exception {
    Map<String, String> settings =
        way.poll() == null ? Map.of() : Map.of("SLA_RELAY_POLL", way.poll());
    try (RunningService service = stand.start(Service.PROBE, settings)) {
      return measure(run, stand, way.name(), service.pid(), way.aimed());
    }
  }

  private List<Row> byListening(Run run, Stand stand) throws Exception {
    try (RunningService service = stand.start(Service.PROBE, Map.of("SLA_RELAY_ENABLED", "false"));
        Connection owner = stand.superuser(Service.PROBE.database());
        Statement statement = owner.createStatement()) {
      Thread.sleep(SETTLE);
      double without = idle(run, service.pid());
      double plain = CommitRate.of(run, stand, 3_000_000);
      statement.execute(ListeningRelay.SETUP);
      double notifying = CommitRate.of(run, stand, 4_000_000);
      statement.execute("ANALYZE journal");
      List<Row> rows = new ArrayList<>();
      try (ChildJvm reader =
          stand.java(
              ListeningRelay.class,
              List.of("-Xmx128m"),
              stand.ownerUrl(Service.PROBE),
              stand.bootstrap())) {
        rows.addAll(measure(run, stand, "LISTEN/NOTIFY reader", reader.pid(), false));
      }
      statement.execute(ListeningRelay.REMOVAL);
      rows.add(
          Row.alone(
              "idle CPU of a service without a relay",
              Measured.once(without, "%"),
              null,
              "of one core"));
      rows.add(
          Row.beside(
              "commits to a journal with the trigger that notifies",
              Measured.once(notifying, "/s"),
              "without it",
              Measured.once(plain, "/s"),
              null,
              CommitRate.CLIENTS + " clients, one event a commit"));
      return rows;
    }
  }

  private List<Row> measure(Run run, Stand stand, String way, long pid, boolean aimed)
      throws Exception {
    int seconds = run.scale().of(20, 10, 1);
    List<Double> p50 = new ArrayList<>();
    List<Double> p99 = new ArrayList<>();
    round(run, stand, seconds);
    for (int round = 0; round < run.scale().of(3, 2, 1); round++) {
      Delays delays = round(run, stand, seconds);
      run.say(way + ": " + delays);
      p50.add(delays.percentile(50));
      p99.add(delays.percentile(99));
    }
    double idle = idle(run, pid);
    run.say("%s: idle %.1f %% of a core".formatted(way, idle));
    String how = "200 events/s; idle CPU of its process %.1f %% of a core".formatted(idle);
    return List.of(
        Row.alone(
            "commit to projected, p50, " + way,
            Measured.of(p50, "ms"),
            aimed ? Aim.atMost(20) : null,
            how),
        Row.alone(
            "commit to projected, p99, " + way,
            Measured.of(p99, "ms"),
            aimed ? Aim.atMost(80) : null,
            how));
  }

  private Delays round(Run run, Stand stand, int seconds) throws Exception {
    int first = 1_000_000 + 10_000 * rounds++;
    String streams = String.valueOf(first / 10_000);
    try (Connection journal = stand.superuser(Service.PROBE.database());
        Connection view = stand.superuser(Service.NOTIFICATION.database())) {
      int events = A_SECOND * seconds;
      SteadyWriter.write(journal, first, events, Duration.ofSeconds(1).dividedBy(A_SECOND));
      if (!Await.until(Duration.ofSeconds(60), () -> arrived(view, streams) == events)) {
        throw new IllegalStateException("not all events arrived within a minute");
      }
      Map<String, Double> sent =
          LogTimes.of(stand.bootstrap(), Topic.AVAILABILITY.topicName(), "probe/point-" + streams);
      run.say("    of that, to the log: " + Commits.toTheLog(journal, sent, streams));
      return Commits.toTheView(journal, view, streams);
    }
  }

  private static long arrived(Connection view, String streams) {
    try {
      return Commits.projected(view, streams);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double idle(Run run, long pid) throws InterruptedException {
    Thread.sleep(SETTLE);
    return Usage.cpuPercent(pid, Duration.ofSeconds(run.scale().of(15, 8, 1)));
  }
}
