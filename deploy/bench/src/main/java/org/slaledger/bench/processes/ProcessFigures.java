package org.slaledger.bench.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.Scale;
import org.slaledger.bench.stand.Usage;

/** Each process of {@code ./sla up}: time to start with its cache, memory, CPU while idle. */
public final class ProcessFigures implements Benchmark {
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final Map<String, String> SAID_AS =
      Map.of("kafka", "Kafka", "postgres", "PostgreSQL");

  @Override
  public String name() {
    return "processes";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    Path state = run.folder().resolve("sla");
    if (run.scale() != Scale.SMOKE) {
      run.say("a first start, which makes the start-up caches as it ends");
      Platform.up(run.tree(), state).close();
    }
    run.say("the start that is measured");
    try (Platform platform = Platform.up(run.tree(), state)) {
      if (run.scale() != Scale.SMOKE) {
        Thread.sleep(SETTLE);
      }
      return rows(platform, Duration.ofSeconds(run.scale().of(30, 10, 1)));
    }
  }

  private static List<Row> rows(Platform platform, Duration during) throws InterruptedException {
    Map<String, List<Long>> processes = platform.processes();
    Map<String, Double> cpu = idle(processes, during);
    List<Row> rows = new ArrayList<>();
    double memory = 0;
    for (Map.Entry<String, List<Long>> process : processes.entrySet()) {
      double megabytes = process.getValue().stream().mapToDouble(ProcessFigures::megabytes).sum();
      memory += megabytes;
      rows.add(row(process.getKey(), platform, megabytes, cpu.getOrDefault(process.getKey(), 0.0)));
    }
    double all = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
    rows.add(Row.alone("all processes, memory", Measured.once(memory, "MB"), null, "PSS"));
    rows.add(Row.alone("all processes, idle CPU", Measured.once(all, "%"), null, "of one core"));
    return rows;
  }

  private static Row row(String name, Platform platform, double megabytes, double cpu) {
    Double started = platform.startSeconds().get(SAID_AS.getOrDefault(name, name));
    String note = "%.0f MB, %.1f %% of a core while idle".formatted(megabytes, cpu);
    return started == null
        ? Row.alone(name + ", memory", Measured.once(megabytes, "MB"), null, note)
        : Row.alone(name + ", ready after", Measured.once(started, "s"), null, note);
  }

  /**
   * Percent of a core by name; processes that end meanwhile, such as short sessions, count as
   * nothing.
   */
  private static Map<String, Double> idle(Map<String, List<Long>> processes, Duration during)
      throws InterruptedException {
    Map<Long, Double> before = new HashMap<>();
    processes.values().forEach(pids -> pids.forEach(pid -> before.put(pid, seconds(pid))));
    long began = System.nanoTime();
    Thread.sleep(during);
    double elapsed = (System.nanoTime() - began) / 1e9;
    Map<String, Double> percent = new HashMap<>();
    processes.forEach(
        (name, pids) ->
            percent.put(
                name,
                pids.stream()
                        .mapToDouble(
                            pid -> Math.max(0, seconds(pid) - before.getOrDefault(pid, 0.0)))
                        .sum()
                    * 100
                    / elapsed));
    return percent;
  }

  private static double seconds(long pid) {
    return ProcessHandle.of(pid).isPresent() ? Usage.cpuSeconds(pid) : 0;
  }

  private static double megabytes(long pid) {
    return ProcessHandle.of(pid).isPresent() ? Usage.megabytes(pid) : 0;
  }
}
