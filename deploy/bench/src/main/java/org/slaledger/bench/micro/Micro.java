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
    boolean smoke = run.scale() == Scale.SMOKE;
    var options =
        new OptionsBuilder()
            .include("org\\.slaledger\\..*")
            .forks(smoke ? 0 : run.scale().of(2, 1, 0))
            .warmupIterations(run.scale().of(4, 3, 1))
            .measurementIterations(run.scale().of(5, 3, 1))
            .warmupTime(TimeValue.milliseconds(smoke ? 50 : 1000))
            .measurementTime(TimeValue.milliseconds(smoke ? 50 : 1000))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    return results.stream().map(Micro::row).toList();
  }

  private static Row row(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    String name = run.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1");
    Measured figure =
        new Measured(
            result.getScore(),
            result.getStatistics().getMin(),
            result.getStatistics().getMax(),
            result.getScoreUnit());
    return Row.alone(name, figure, null, result.getSampleCount() + " iterations of a second");
  }
}
