package org.slaledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A benchmark runs; its figures say nothing here. Those that start several services are left to
 * {@code ./sla bench}: they would take minutes.
 */
class SmokeTest {
  @TempDir Path folder;

  /** All but those that start several services or need what Maven does not bring. */
  private static final Set<String> QUICK =
      Set.of("commands", "relay", "clocks", "import", "replay", "rebuild", "ledger", "micro");

  static Stream<Benchmark> benchmarks() {
    return Bench.ALL.stream().filter(benchmark -> QUICK.contains(benchmark.name()));
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void a_benchmark_yields_figures_that_are_numbers(Benchmark benchmark) throws Exception {
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
