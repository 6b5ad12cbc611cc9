package org.slaledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.conformance.Samples.DUE;
import static org.slaledger.conformance.Samples.ELAPSED;
import static org.slaledger.conformance.Samples.OBSERVED;
import static org.slaledger.conformance.Samples.OWED;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictReadingTest {
  @TempDir private Path folder;

  /** What is said of a file, without its name. */
  private String refusal(String content) {
    Run run = Run.of(folder, content);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).containsExactly("0 passed, 0 failed");
    assertThat(run.err()).hasSize(1);
    String said = "sla: " + run.files().getFirst() + " can't be read: ";
    assertThat(run.err().getFirst()).startsWith(said);
    return run.err().getFirst().substring(said.length());
  }

  @Test
  void a_field_that_nobody_reads_is_refused_with_its_case_and_path() {
    assertThat(refusal(DUE.replace("\"target\"", "\"holiday\": 1, \"target\"")))
        .startsWith("case 'due': holiday: unknown field; known here: id, source, reckoning,");
    assertThat(refusal(DUE.replace("\"zone\"", "\"Zone\"")))
        .startsWith("case 'due': calendar.Zone: unknown field");
    assertThat(refusal(DUE.replace("MONDAY", "MONTAG")))
        .startsWith("case 'due': calendar.hours.MONTAG: unknown field");
    assertThat(refusal(OWED.replace("\"TIERS\"", "\"TIERS\", \"multiple\": 1")))
        .startsWith("case 'owed': addendum.service.credit.multiple: unknown field");
    assertThat(refusal(OWED.replace("\"state\"", "\"errorRate\": 0.1, \"state\"")))
        .startsWith("case 'owed': evidence[0].errorRate: unknown field");
    assertThat(refusal("{\"cases\": [], \"version\": 1}")).startsWith("version: unknown field");
  }

  @Test
  void a_value_that_is_none_is_refused_with_its_case_and_path() {
    assertThat(refusal(DUE.replace("T10:00:00Z", "T10:00:00")))
        .startsWith("case 'due': start: \"2026-06-01T10:00:00\" is not an instant");
    assertThat(refusal(DUE.replace("PT2H", "2 hours")))
        .isEqualTo("case 'due': target: \"2 hours\" is not an ISO 8601 duration such as PT1H30M");
    assertThat(refusal(DUE.replace("PT2H", "-PT2H")))
        .isEqualTo("case 'due': target: PT-2H is negative");
    assertThat(refusal(DUE.replace("\"PT2H\"", "{\"workingDays\": -1}")))
        .isEqualTo("case 'due': target.workingDays: -1 is not a number of days, zero or more");
    assertThat(refusal(DUE.replace("09:00-17:00", "9-17")))
        .startsWith("case 'due': calendar.hours.MONDAY[0]: \"9-17\" is not HH:MM-HH:MM");
    assertThat(refusal(ELAPSED.replace("\"elapsed\": \"PT7H\"", "\"elapsed\": null")))
        .startsWith("case 'elapsed': elapsed: null is not");
    assertThat(refusal(OWED.replace("\"DOWN\"", "\"UP\"")))
        .isEqualTo(
            "case 'owed': evidence[0].state: \"UP\" is not one of [DOWN, DEGRADED, UNOBSERVED]");
    assertThat(refusal(OWED.replace("\"DOWN\"", "\"DEGRADED\", \"errorRate\": 1.5")))
        .isEqualTo("case 'owed': evidence[0].errorRate: 1.5 is not a fraction, 0 to 1");
    assertThat(refusal(OWED.replace("T01:00:00Z", "T00:00:00+01:00")))
        .isEqualTo("case 'owed': evidence[0].to: is before from");
    assertThat(refusal(OWED.replace("\"2026-06\"", "\"2026-Q2\"")))
        .isEqualTo("case 'owed': period: '2026-Q2' is no MONTH");
    assertThat(refusal(OWED.replace("\"2026-06\"", "\"2026-6\"")))
        .startsWith("case 'owed': period: '2026-6' is no period");
    assertThat(
            refusal(OWED.replaceAll("\"expect\": \\{[^}]*}", "\"expect\": {\"refused\": false}")))
        .startsWith("case 'owed': expect.refused");
  }

  @Test
  void a_field_that_is_missing_is_named() {
    assertThat(refusal(DUE.replace("\"target\": \"PT2H\",", "")))
        .isEqualTo("case 'due': target: is missing");
    assertThat(refusal(DUE.replace("\"id\": \"due\",", ""))).isEqualTo("cases[0].id: is missing");
    assertThat(refusal(OWED.replace("\"creditPercent\": \"10\",", "")))
        .isEqualTo("case 'owed': expect.creditPercent: is missing");
    assertThat(
            refusal(
                OWED.replace(
                    "\"exclusions\": []",
                    """
                    "exclusions": [{"category": "PLANNED_MAINTENANCE",
                      "from": "2026-06-10T00:00:00Z", "to": "2026-06-10T01:00:00Z"}]
                    """)))
        .isEqualTo("case 'owed': exclusions[0].announced: is missing");
  }

  @Test
  void evidence_that_cannot_be_judged_is_refused_with_its_case_and_path() {
    String point = "case 'observed': versions[0].points[0].";
    assertThat(refusal(OBSERVED.replace("\"confirm\": 1", "\"confirm\": 0")))
        .isEqualTo(point + "confirm: 0 is not a number, 1 or more");
    assertThat(refusal(OBSERVED.replace("\"quorum\": 1", "\"quorum\": 0")))
        .isEqualTo(point + "quorum: 0 is not a number, 1 or more");
    assertThat(refusal(OBSERVED.replace("\"quorum\": 1", "\"staleness\": \"-PT1S\"")))
        .isEqualTo(point + "staleness: PT-1S is negative");
    assertThat(refusal(OBSERVED.replace("\"quorum\": 1", "\"silent\": \"DOWN\"")))
        .startsWith(point + "silent: wants locations");
    assertThat(refusal(OBSERVED.replace("\"quorum\"", "\"interval\"")))
        .startsWith(point + "interval: unknown field");
    assertThat(refusal(OBSERVED.replace("ProbeFailed", "Failed")))
        .startsWith("case 'observed': evidence[1].event: \"Failed\" is not one of [ProbeFailed,");
    assertThat(
            refusal(OBSERVED.replace("\"at\": \"2026-06-01T10:10", "\"from\": \"2026-06-01T10:10")))
        .startsWith("case 'observed': evidence[1].from: unknown field");
    assertThat(refusal(OBSERVED.replace("\"UNOBSERVED\"", "\"DEGRADED\"")))
        .startsWith("case 'observed': expect.states[3].state: \"DEGRADED\" is not one of");
  }

  @Test
  void what_is_no_case_file_is_refused() {
    assertThat(refusal("[]")).isEqualTo("is no object");
    assertThat(refusal("{}")).isEqualTo("cases: is missing");
    assertThat(refusal("{\"cases\": {}}")).isEqualTo("cases: is no list");
    assertThat(refusal("{\"cases\": [1]}")).isEqualTo("cases[0]: is no object");
    assertThat(refusal("{\"cases\": [{\"id\": \"x\"}]}"))
        .isEqualTo(
            "case 'x': is of no known kind: it has no field calendar or addendum or versions");
    assertThat(refusal("{\"cases\": [],\n \"cases\": []}")).startsWith("no JSON: Duplicate field");
    assertThat(refusal("{\"cases\":\n")).contains("no JSON:").contains("in line 2");
    assertThat(refusal("")).isEqualTo("is no object");
    assertThat(refusal(DUE + DUE)).startsWith("no JSON:");
  }

  @Test
  void a_file_with_a_case_that_cannot_be_read_runs_none_of_its_cases() {
    assertThat(refusal(DUE.replace("]}\n", ", {\"id\": \"x\"}]}\n"))).startsWith("case 'x'");
  }
}
