package org.slaledger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slaledger.bench.clocks.ClockFigures;
import org.slaledger.bench.commands.CommandRate;
import org.slaledger.bench.latency.Latency;
import org.slaledger.bench.ledger.LedgerFigures;
import org.slaledger.bench.micro.Micro;
import org.slaledger.bench.probes.ImportRate;
import org.slaledger.bench.probes.ProbeFigures;
import org.slaledger.bench.processes.ProcessFigures;
import org.slaledger.bench.rebuild.RebuildRate;
import org.slaledger.bench.relay.RelayRate;
import org.slaledger.bench.replay.ReplayRate;

/**
 * Runs benchmarks: {@code Bench <work tree> [name ...] [--quick] [--write]}. Ends with 1 when one
 * could not run; a missed aim is a result, no failure.
 */
public final class Bench {
  /** In the order in which they run. */
  static final List<Benchmark> ALL =
      List.of(
          new CommandRate(),
          new RelayRate(),
          new Latency(),
          new ClockFigures(),
          new ProbeFigures(),
          new ImportRate(),
          new ReplayRate(),
          new RebuildRate(),
          new LedgerFigures(),
          new ProcessFigures(),
          new Micro());

  private Bench() {}

  /**
   * Runs them.
   *
   * @param arguments the work tree, then names and options
   */
  public static void main(String[] arguments) throws IOException {
    Logger.getLogger("").setLevel(Level.WARNING);
    var words = new ArrayList<>(List.of(arguments));
    Path tree = Path.of(words.removeFirst()).toAbsolutePath().normalize();
    boolean write = words.remove("--write");
    Scale scale = words.remove("--quick") ? Scale.QUICK : Scale.FULL;
    List<Benchmark> chosen = chosen(words);
    System.out.println(Machine.text(tree));
    boolean good = true;
    for (Benchmark benchmark : chosen) {
      good &= run(benchmark, tree, scale, write);
    }
    System.exit(good ? 0 : 1);
  }

  private static List<Benchmark> chosen(List<String> names) {
    for (String name : names) {
      if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
        String known = String.join(", ", ALL.stream().map(Benchmark::name).toList());
        System.err.println("sla: no benchmark is called \"" + name + "\": there are " + known);
        System.exit(2);
      }
    }
    return ALL.stream()
        .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
        .toList();
  }

  private static boolean run(Benchmark benchmark, Path tree, Scale scale, boolean write)
      throws IOException {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(tree.resolve(".sla/bench")), "");
    String before = Machine.load();
    long began = System.nanoTime();
    System.out.println(benchmark.name() + ":");
    try {
      List<Row> rows = benchmark.run(new Run(tree, folder, scale, System.out));
      String when = Instant.now().truncatedTo(ChronoUnit.MINUTES) + ", " + Machine.text(tree);
      String table = Report.table(rows, when, before, Machine.load());
      System.out.printf(
          "%n%s%n%s took %d s%n%n",
          table, benchmark.name(), (System.nanoTime() - began) / 1_000_000_000);
      if (write) {
        Report.write(tree.resolve("docs/benchmarks.md"), benchmark.name(), table);
      }
      return true;
    } catch (Exception e) {
      System.out.println("  could not run: " + e);
      e.printStackTrace();
      return false;
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
