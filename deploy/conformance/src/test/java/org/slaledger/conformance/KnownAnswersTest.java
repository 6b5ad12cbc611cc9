package org.slaledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.rules.Checked;

class KnownAnswersTest {
  static final List<String> FILES =
      List.of(
          "cases/business-time.json",
          "cases/credits.json",
          "cases/business-time-own.json",
          "cases/credits-own.json",
          "cases/evidence.json");

  @TestFactory
  Stream<DynamicTest> every_case_gets_its_known_answer() {
    return FILES.stream()
        .flatMap(file -> CaseFile.read(file).stream())
        .map(known -> DynamicTest.dynamicTest(known.id(), () -> check(known)));
  }

  private static void check(Case known) {
    Answer answer = known.answer();
    assertThat(answer.cameOut()).as("%s", answer.why()).isEqualTo(answer.expected());
  }

  /** A file that lost its cases would pass as well. */
  @ParameterizedTest
  @CsvSource({
    "cases/business-time.json, 25",
    "cases/credits.json, 31",
    "cases/business-time-own.json, 39",
    "cases/credits-own.json, 62",
    "cases/evidence.json, 63"
  })
  void no_case_was_lost(String file, int cases) {
    assertThat(CaseFile.read(file)).hasSize(cases);
  }

  @Test
  void terms_that_are_refused_are_refused_for_one_reason_alone() {
    for (Case known : CaseFile.read("cases/credits-own.json")) {
      if (known instanceof CreditCase credit && credit.sum() instanceof Checked.Refused<?>) {
        assertThat(known.answer().why()).as(known.id()).hasSize(1);
      }
    }
  }
}
