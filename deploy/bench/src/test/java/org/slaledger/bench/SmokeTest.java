package org.slaledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each benchmark runs; its figures say nothing here. */
class SmokeTest {
  @TempDir Path folder;

  /** The processes of {@code ./sla up} are started by the tests of the launcher. */
  static Stream<Benchmark> benchmarks() {
    return Bench.ALL.stream().filter(benchmark -> !benchmark.name().equals("processes"));
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void each_benchmark_yields_figures_that_are_numbers(Benchmark benchmark) throws Exception {
    // Given
    var run =
        new Run(
            Path.of(System.getProperty("sla.tree")).toAbsolutePath().normalize(),
            folder,
            Scale.SMOKE,
            System.out);

    // When
    var rows = benchmark.run(run);

    // Then
    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.figure().median()).isNotNaN().isNotNegative());
  }
}
