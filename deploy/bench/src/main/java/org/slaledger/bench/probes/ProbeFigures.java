package org.slaledger.bench.probes;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slaledger.bench.Aim;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.Scale;
import org.slaledger.bench.stand.RelayedLog;
import org.slaledger.bench.stand.RunningService;
import org.slaledger.bench.stand.Stand;
import org.slaledger.bench.stand.Usage;
import org.slaledger.local.parts.Await;
import org.slaledger.local.service.Service;

/**
 * The prober as a service, with Kafka and PostgreSQL beside it: points that are probed each second,
 * beside blackbox_exporter on the same nginx; and points that are probed each minute, of which some
 * hang.
 */
public final class ProbeFigures implements Benchmark {
  private static final Duration ALL_KNOWN_WITHIN = Duration.ofMinutes(3);
  private static final int HANGING_ONE_IN = 20;
  private static final double MILLION = 1_000_000;

  @Override
  public String name() {
    return "probes";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    if (!Nginx.installed() || !Exporter.installed()) {
      throw new IllegalStateException(
          "install nginx and blackbox_exporter (Debian: apt-get install nginx-light"
              + " prometheus-blackbox-exporter)");
    }
    List<Row> rows = new ArrayList<>(each(run));
    rows.addAll(many(run));
    return rows;
  }

  private static List<Row> each(Run run) throws Exception {
    int points = run.scale().of(4_000, 2_000, 20);
    Duration during = Duration.ofSeconds(run.scale().of(20, 10, 2));
    try (Stand stand = new Stand(run.tree(), run.folder().resolve("each"));
        Nginx nginx = new Nginx(run.folder());
        Exporter exporter = new Exporter(run.folder())) {
      URI target = URI.create("http://127.0.0.1:" + nginx.port() + "/health");
      agreed(stand, points, new AgreedPoints(seconds(1), Duration.ofMillis(900), n -> target));
      RunningService prober = prober(stand);
      measuring(run, prober, points);
      List<Double> rates = new ArrayList<>();
      List<Double> lateness = new ArrayList<>();
      List<Measured> costs =
          run.rounds(
              run.scale().of(3, 2, 1),
              "probes a CPU second",
              List.of(
                  () -> round(prober, during, rates, lateness),
                  () -> {
                    prober.signal("STOP");
                    try {
                      return exporter.probesPerCpuSecond(target, during);
                    } finally {
                      prober.signal("CONT");
                      Thread.sleep(during.dividedBy(2));
                    }
                  }));
      return List.of(
          Row.alone(
              "probes each second, a new connection each",
              Measured.of(rates, "/s"),
              Aim.atLeast(run.scale() == Scale.FULL ? 3_990 : points * 0.99),
              "%,d points probed each second, all evidence kept".formatted(points)),
          Row.beside(
              "probes a second of CPU",
              costs.get(0),
              "blackbox_exporter, 32 clients, same target",
              costs.get(1),
              Aim.ratio(2),
              "CPU of the whole service, with what it writes; at most half of the exporter's"),
          Row.alone(
              "lateness then, p99, at most",
              Measured.of(lateness, "ms"),
              null,
              "from due to begun; a bucket's upper bound"));
    }
  }

  private static double round(
      RunningService prober, Duration during, List<Double> rates, List<Double> lateness)
      throws Exception {
    Metrics before = Metrics.of(prober.management());
    double cpu = Usage.cpuSeconds(prober.pid());
    long began = System.nanoTime();
    Thread.sleep(during);
    Metrics after = Metrics.of(prober.management());
    double took = (System.nanoTime() - began) / 1e9;
    double made = succeeded(after) - succeeded(before);
    rates.add(made / took);
    lateness.add(after.quantileSince(before, "sla_probes_lateness_seconds", 0.99) * 1000);
    return made / (Usage.cpuSeconds(prober.pid()) - cpu);
  }

  private static double succeeded(Metrics metrics) {
    return metrics
        .text()
        .lines()
        .filter(line -> line.startsWith("sla_probes_total{") && line.contains("\"succeeded\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static List<Row> many(Run run) throws Exception {
    int points = run.scale().of(20_000, 5_000, 40);
    Duration interval = seconds(run.scale().of(60, 60, 2));
    Duration during = interval.plusSeconds(run.scale().of(60, 10, 1));
    try (Stand stand = new Stand(run.tree(), run.folder().resolve("many"));
        Nginx nginx = new Nginx(run.folder().resolve("many"));
        Hanging hanging = new Hanging()) {
      RunningService idle = prober(stand);
      double base = heap(idle);
      idle.close();
      agreed(
          stand,
          points,
          new AgreedPoints(
              interval,
              interval.dividedBy(6),
              n ->
                  URI.create(
                      "http://127.0.0.1:"
                          + (n % HANGING_ONE_IN == 0 ? hanging.port() : nginx.port())
                          + "/"
                          + n)));
      RunningService prober = prober(stand);
      measuring(run, prober, points);
      Thread.sleep(interval);
      Metrics before = Metrics.of(prober.management());
      double cpu = Usage.cpuPercent(prober.pid(), during);
      Metrics after = Metrics.of(prober.management());
      double made = after.sum("sla_probes_total") - before.sum("sla_probes_total");
      double p99 = after.quantileSince(before, "sla_probes_lateness_seconds", 0.99) * 1000;
      return List.of(
          Row.alone(
              "lateness of many points, p99, at most",
              Measured.once(p99, "ms"),
              Aim.atMost(50),
              "%,d points each %d s, 5 %% of the targets hang; %,.0f probes a second"
                  .formatted(points, interval.toSeconds(), made / during.toSeconds())),
          Row.alone("CPU then", Measured.once(cpu, "%"), null, "of a core"),
          Row.alone(
              "heap of a point beyond the base",
              Measured.once((heap(prober) - base) / points, "bytes"),
              Aim.atMost(2048),
              "after a collection, probes under way included; base %,.0f MB"
                  .formatted(base / MILLION)));
    }
  }

  private static void agreed(Stand stand, int points, AgreedPoints agreed) throws Exception {
    RelayedLog.write(stand.bootstrap(), 1, writer -> agreed.events(points));
  }

  private static RunningService prober(Stand stand) {
    return stand.start(Service.PROBE, Map.of("SLA_PROBE_ALLOWED_NETWORKS", "127.0.0.0/8"));
  }

  private static void measuring(Run run, RunningService prober, int points) throws Exception {
    boolean all =
        Await.until(
            ALL_KNOWN_WITHIN,
            () -> {
              try {
                return Metrics.of(prober.management()).sum("sla_probes_points") >= points;
              } catch (Exception e) {
                return false;
              }
            });
    if (!all) {
      throw new IllegalStateException(
          "only "
              + Metrics.of(prober.management()).sum("sla_probes_points")
              + " points are probed");
    }
    run.say("%,d points are probed".formatted(points));
    Thread.sleep(Duration.ofSeconds(run.scale().of(20, 10, 2)));
  }

  /** Bytes in use after a collection. */
  private static double heap(RunningService service) throws Exception {
    String pid = String.valueOf(service.pid());
    jcmd(pid, "GC.run");
    String told = jcmd(pid, "GC.heap_info");
    return told.lines()
        .filter(
            line -> line.contains("used") && !line.contains("Metaspace") && !line.contains("space"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*used (\\d+)K.*", "$1")) * 1024)
        .sum();
  }

  private static String jcmd(String pid, String command) throws Exception {
    Process process =
        new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", pid, command)
            .redirectErrorStream(true)
            .start();
    String told =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(told);
    }
    return told;
  }

  private static Duration seconds(int number) {
    return Duration.ofSeconds(number);
  }
}
