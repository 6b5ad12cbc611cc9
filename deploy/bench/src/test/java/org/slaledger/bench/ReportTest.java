package org.slaledger.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  @Test
  void a_row_shows_the_median_the_spread_and_the_ratio_to_the_limit() {
    // Given
    var figure = Measured.of(List.of(700.0, 500.0, 600.0), "/s");
    var limit = Measured.once(1000, "/s");

    // When
    var row = Row.beside("tickets", figure, "plain SQL", limit, Aim.ratio(0.5), "16 clients");

    // Then
    assertThat(row.markdown())
        .isEqualTo(
            "| tickets | 600 /s (500 to 700) | plain SQL: 1,000 /s | 0.60 | ratio 0.50 | yes | 16 clients |");
  }

  @Test
  void a_missed_aim_is_said_to_be_missed() {
    // Given
    var figure = Measured.once(21, "ms");

    // When
    var row = Row.alone("delay", figure, Aim.atMost(20), "");

    // Then
    assertThat(row.met()).isFalse();
    assertThat(row.markdown()).contains("| ≤ 20.0 | **no** |");
  }

  @Test
  void the_median_of_an_even_number_of_rounds_lies_between_the_two_in_the_middle() {
    // Given
    var values = List.of(1.0, 9.0, 2.0, 4.0);

    // When
    var measured = Measured.of(values, "s");

    // Then
    assertThat(measured).isEqualTo(new Measured(3, 1, 9, "s"));
  }

  @Test
  void a_table_replaces_what_stood_between_its_own_markers_alone() throws IOException {
    // Given
    var document = folder.resolve("benchmarks.md");
    Files.writeString(
        document,
        """
        before
        <!-- figures of relay: written by ./sla bench -->
        old
        <!-- end of relay -->
        after
        """);

    // When
    Report.write(document, "relay", "new\n");

    // Then
    assertThat(document)
        .hasContent(
            """
            before
            <!-- figures of relay: written by ./sla bench -->
            new
            <!-- end of relay -->
            after
            """);
  }

  @Test
  void a_document_without_a_place_for_the_table_is_left_alone() throws IOException {
    // Given
    var document = Files.writeString(folder.resolve("benchmarks.md"), "nothing");

    // When
    assertThatThrownBy(() -> Report.write(document, "relay", "new"))
        // Then
        .hasMessageContaining("no place for relay");
    assertThat(document).hasContent("nothing");
  }

  @Test
  void the_document_has_a_place_for_each_benchmark() throws IOException {
    // Given
    var tree = Path.of(System.getProperty("sla.tree"));
    var document = Files.copy(tree.resolve("docs/benchmarks.md"), folder.resolve("copy.md"));

    // When
    for (var benchmark : Bench.ALL) {
      Report.write(document, benchmark.name(), "table of " + benchmark.name());
    }

    // Then
    assertThat(Files.readString(document))
        .contains(Bench.ALL.stream().map(each -> "table of " + each.name()).toList());
  }
}
