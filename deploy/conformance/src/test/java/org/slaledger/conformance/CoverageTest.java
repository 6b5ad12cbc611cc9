package org.slaledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Pattern NAMED = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+)`");

  @Test
  void every_case_that_the_table_names_exists_and_every_own_case_is_named() throws IOException {
    // When
    Set<String> named =
        NAMED
            .matcher(Files.readString(Path.of("cases/COVERAGE.md")))
            .results()
            .map(MatchResult::group)
            .map(quoted -> quoted.substring(1, quoted.length() - 1))
            .collect(Collectors.toCollection(TreeSet::new));
    // Then
    assertThat(ids(KnownAnswersTest.FILES.stream())).containsAll(named);
    assertThat(named)
        .containsAll(
            ids(
                KnownAnswersTest.FILES.stream()
                    .filter(f -> f.contains("-own") || f.contains("evidence"))));
  }

  @Test
  void every_rule_of_evidence_is_in_the_table() throws IOException {
    // When
    Pattern rule = Pattern.compile("^(\\d+)\\. ", Pattern.MULTILINE);
    Pattern row = Pattern.compile("^\\| (\\d+)\\. ", Pattern.MULTILINE);
    // Then
    assertThat(numbers(row, Path.of("cases/COVERAGE.md")))
        .isEqualTo(numbers(rule, Path.of("../../docs/evidence.md")))
        .hasSizeGreaterThan(20);
  }

  private static Set<Integer> numbers(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> ids(Stream<String> files) {
    return files.flatMap(file -> CaseFile.read(file).stream()).map(Case::id).toList();
  }
}
