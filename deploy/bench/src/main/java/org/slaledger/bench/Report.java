package org.slaledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The table, as it is printed and as it stands in {@code docs/benchmarks.md} between two markers.
 */
final class Report {
  private static final String HEAD =
      """
      | what | figure: median (spread of the rounds) | raw limit, same run | ratio | aim | met | how |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  private Report() {}

  static String table(List<Row> rows, String when, String loadBefore, String loadAfter) {
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(row.markdown()));
    return HEAD
        + String.join("\n", lines)
        + "\n\n%s; load average before %s, after %s.\n".formatted(when, loadBefore, loadAfter);
  }

  /** Replaces what stands between a benchmark's markers. */
  static void write(Path document, String benchmark, String text) throws IOException {
    String begin = "<!-- figures of %s: written by ./sla bench -->".formatted(benchmark);
    String end = "<!-- end of %s -->".formatted(benchmark);
    String old = Files.readString(document);
    int from = old.indexOf(begin);
    int to = old.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalStateException(document + " has no place for " + benchmark + ": " + begin);
    }
    Files.writeString(
        document,
        old.substring(0, from + begin.length()) + "\n" + text.strip() + "\n" + old.substring(to));
  }
}
