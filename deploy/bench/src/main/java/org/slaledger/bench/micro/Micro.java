package org.slaledger.bench.micro;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.Scale;

/** All JMH benchmarks of this module. */
public final class Micro implements Benchmark {
  @Override
  public String name() {
    return "micro";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    return rows(run, "org\\.slaledger\\..*");
  }

  /** How many deadlines are reckoned in a second. */
  public static List<Row> deadlines(Run run) throws Exception {
    return rows(run, Deadline.class.getName() + "\\..*");
  }

  private static List<Row> rows(Run run, String which) throws Exception {
    boolean smoke = run.scale() == Scale.SMOKE;
    var options =
        new OptionsBuilder()
            .include(which)
            .forks(smoke ? 0 : run.scale().of(2, 1, 0))
            .warmupIterations(run.scale().of(4, 3, 1))
            .measurementIterations(run.scale().of(5, 3, 1))
            .warmupTime(TimeValue.milliseconds(smoke ? 50 : 1000))
            .measurementTime(TimeValue.milliseconds(smoke ? 50 : 1000))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    return results.stream().map(result -> row(result, results)).toList();
  }

  private static Row row(RunResult run, Collection<RunResult> all) {
    String note = run.getPrimaryResult().getSampleCount() + " iterations of a second";
    return all.stream()
        .filter(other -> isLimitOf(name(run), name(other)))
        .findFirst()
        .map(limit -> Row.beside(name(run), figure(run), name(limit), figure(limit), null, note))
        .orElseGet(() -> Row.alone(name(run), figure(run), null, note));
  }

  /** What is called plain is the raw limit of all others of its class. */
  private static boolean isLimitOf(String name, String other) {
    String limit = name.substring(0, name.indexOf('.')) + ".plain";
    return other.startsWith(limit) && !name.startsWith(limit);
  }

  private static String name(RunResult run) {
    return run.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1");
  }

  private static Measured figure(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    return new Measured(
        result.getScore(),
        result.getStatistics().getMin(),
        result.getStatistics().getMax(),
        result.getScoreUnit());
  }
}
